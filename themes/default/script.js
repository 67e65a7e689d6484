// Copies the words of a message. The page says everything without it.
for (const button of document.querySelectorAll("button[data-copy]")) {
  const words = document.getElementById(button.dataset.copy), said = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words.innerText.trim());
    } catch {
      getSelection().selectAllChildren(words);
      document.execCommand("copy");
    }
    said.textContent = said.dataset.done;
    setTimeout(() => { said.textContent = ""; }, 4000);
  });
}
// A draft takes the words above it along; the first one has them without a script. Windows cuts what is longer.
for (const link of document.querySelectorAll("a[data-body]")) {
  const words = document.getElementById(link.dataset.body);
  link.addEventListener("click", () => {
    const text = words.innerText.trim().replace(/\r?\n/g, "\r\n");
    const whole = `${link.href.split("&body=")[0]}&body=${encodeURIComponent(text)}`;
    if (whole.length <= 2000) link.href = whole;
  });
}
