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
