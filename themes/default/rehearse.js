// Shows the words of a talk one cue at a time, with a clock. The page says everything without it.
const stage = document.querySelector(".rehearsal");
if (stage) {
  const [cue, at, run] = [".cue", ".at", ".run"].map((name) => stage.querySelector(name));
  const time = (s) => `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
  let cues = [], now = 0, begun = 0, meant = 0;
  const tick = () => {
    const gone = Math.floor((Date.now() - begun) / 1000);
    run.textContent = time(gone) + (meant ? ` / ${time(meant)}` : "");
    run.classList.toggle("late", meant > 0 && gone > meant);
  };
  const go = (by) => {
    now = Math.min(Math.max(now + by, 0), cues.length - 1);
    cue.textContent = cues[now];
    cue.classList.toggle("aside", cues[now].startsWith("["));
    cue.scrollTop = 0;
    at.textContent = `${now + 1} / ${cues.length}`;
  };
  for (const button of document.querySelectorAll("[data-rehearse]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const words = document.getElementById(button.dataset.rehearse);
      cues = [...words.children].map((p) => p.innerText.trim());
      cue.lang = words.lang;
      [now, begun, meant] = [0, Date.now(), Number(button.dataset.seconds)];
      stage.showModal();
      go(0);
      tick();
      const clock = setInterval(tick, 500);
      stage.addEventListener("close", () => clearInterval(clock), { once: true });
    });
  }
  stage.addEventListener("click", (event) => {
    const by = event.target.dataset.go ?? (event.target === cue ? "1" : "");
    if (by === "0") stage.close();
    else if (by) go(Number(by));
  });
  stage.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, " ": 1 }[event.key];
    if (by && !(event.key === " " && event.target.closest("button"))) { event.preventDefault(); go(by); }
  });
}
