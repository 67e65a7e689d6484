// Takes the two pictures of the README from a built examples/relocation: node pictures.mjs FOLDER ../../docs/images
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [from, to] = process.argv.slice(2);
const PICTURES = { dossier: ["lagoa/index.html", 1080], index: ["index.html", 1200] };
mkdirSync(to, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.BROWSER ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const [name, [page, height]] of Object.entries(PICTURES)) {
  const tab = await browser.newPage({ viewport: { width: 1120, height }, colorScheme: "light" });
  await tab.goto(pathToFileURL(join(from, page)).href);
  await tab.screenshot({ path: join(to, `${name}.png`) });
}
await browser.close();
