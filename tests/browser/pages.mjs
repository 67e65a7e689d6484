// Opens every page below a folder, from disk. Held at the widths of a small phone, a phone, a tablet and a desk, light,
// dark and printed: nothing is loaded but the page itself, nothing is said on the console, nothing scrolls sideways,
// axe-core finds no breach of WCAG 2.2 A and AA, links inside the page lead somewhere, the words are copied as they
// are, drafts begin with them, and without JavaScript the same text is there to read.
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [320, 360, 800, 1280];
// Each scheme, and the width at which axe-core looks at it: a width only moves things, a scheme only colours them.
const SCHEMES = { light: 1280, dark: 320 };
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const TABS = 2;
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const pages = readdirSync(root, { recursive: true }).filter((name) => name.endsWith(".html")).sort();
const browser = await chromium.launch({ executablePath: process.env.BROWSER, args: QUIET });

// Opens a page; every request but its own and every word on the console is a finding.
async function open(name, options, findings) {
  const context = await browser.newContext({ viewport: { width: 800, height: 900 }, ...options });
  const page = await context.newPage();
  const own = pathToFileURL(join(root, name)).href;
  page.on("request", (request) => request.url() === own || findings.push(`loads ${request.url()}`));
  page.on("console", (message) => findings.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => findings.push(`script: ${error.message}`));
  await page.goto(own);
  return page;
}

// By how much a page is wider than its window, and what sticks out.
const wide = () => {
  const room = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - room;
  const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > room + 1 && !e.closest("svg, .skip"));
  return over > 0 || out.length > 0 ? `scrolls sideways by ${over} px: ${out.slice(0, 3).map((e) => e.tagName + "." + e.className).join(", ")}` : "";
};

// The words of a picture that stick out of the window, or lie upon each other.
const crowded = () => [...document.querySelectorAll("svg.line")].flatMap((picture) => {
  const room = document.documentElement.clientWidth;
  const words = [...picture.querySelectorAll("text")].map((e) => ({ box: e.getBoundingClientRect(), text: e.textContent }));
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3;
  const out = words.filter(({ box }) => box.left < 0 || box.right > room).map(({ text }) => `"${text}" sticks out of its picture`);
  const upon = words.flatMap((a, i) => words.slice(i + 1).filter((b) => meet(a.box, b.box)).map((b) => `"${a.text}" lies upon "${b.text}"`));
  return [...out, ...upon];
});

async function breaches(page) {
  const { violations } = await page.evaluate((tags) => window.axe.run({ runOnly: { type: "tag", values: tags } }), RULES);
  return violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(" ")).slice(0, 3).join("; ")})`);
}

// What is wrong with a page at every width in one scheme; all that folds is open, so that all of it is looked at.
async function look(name, scheme) {
  const findings = [];
  const page = await open(name, { colorScheme: scheme }, findings);
  await page.evaluate(axe);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const unfolded of [false, true]) {
      await page.evaluate((all) => document.querySelectorAll("details").forEach((d) => { d.open = all; }), unfolded);
      const found = [await page.evaluate(wide), ...(await page.evaluate(crowded))].filter(Boolean);
      if (unfolded && width === SCHEMES[scheme]) found.push(...(await breaches(page)));
      findings.push(...found.map((f) => `${width} ${scheme}: ${f}`));
    }
  }
  // A page in a script from right to left is as wide as its window, too.
  await page.evaluate(() => { document.documentElement.dir = "rtl"; });
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) findings.push(`${width} ${scheme}: from right to left it scrolls sideways by ${over} px`);
  }
  await page.context().close();
  return findings;
}

// On paper nothing may be lost: each message is there, folded or not, and nothing is wider than the sheet.
async function print(name) {
  const findings = [];
  const page = await open(name, { viewport: { width: 680, height: 960 } }, findings);
  await page.emulateMedia({ media: "print" });
  const over = await page.evaluate(wide);
  if (over) findings.push(`print: ${over}`);
  const hidden = await page.evaluate(() => [...document.querySelectorAll(".letter")].filter((e) => e.getBoundingClientRect().height === 0).length);
  if (hidden > 0) findings.push(`print: ${hidden} messages are not on paper`);
  if ((await page.pdf({ format: "A4" })).length < 1000) findings.push("print: no PDF");
  await page.context().close();
  return findings;
}

// The machine has one clipboard for all pages: whoever uses it does so alone.
let free = Promise.resolve();
function alone(deed) {
  const done = free.then(deed);
  free = done.catch(() => {});
  return done;
}

// Every link to a draft takes the words above it along, unless Windows would cut them.
function drafts() {
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  return [...document.querySelectorAll('a[href^="mailto:"]')].flatMap((link) => {
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
    const body = new URL(link.href).searchParams.get("body") ?? "";
    const words = link.closest(".wording").querySelector(".letter").innerText;
    const short = encodeURIComponent(words).length < 1800;
    return plain(body) === plain(words) || (!body && !short) ? [] : [`a draft says ${JSON.stringify(body.slice(0, 40))}`];
  });
}

// Each copy button copies exactly the words above it; each link inside the page leads to something that then shows.
async function use(name) {
  const findings = [];
  const page = await open(name, { permissions: ["clipboard-read", "clipboard-write"] }, findings);
  const text = await page.evaluate(() => document.body.innerText.trim());
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  for (const button of await page.locator("button[data-copy]").all()) {
    const words = (await page.locator(`[id="${await button.getAttribute("data-copy")}"]`).innerText()).trim();
    const copied = await alone(async () => {
      await button.click();
      await button.locator("xpath=following-sibling::*[1][string()]").waitFor();
      return page.evaluate(() => navigator.clipboard.readText());
    });
    if (copied !== words || words.length === 0) findings.push(`copies ${JSON.stringify(copied.slice(0, 40))}, not the words`);
  }
  findings.push(...(await page.evaluate(drafts)));
  // Before any link is followed: where a link led, the focus goes a moment later.
  findings.push(...(await rehearse(page)));
  const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
  findings.push(...lost.map((id) => `#${id} leads nowhere`));
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = false; }));
  const code = page.locator('a.code[href^="#rule-"]').first();
  if (await code.count()) {
    await code.click();
    const shown = await page.evaluate(() => document.querySelector(":target")?.checkVisibility({ contentVisibilityAuto: true }) ?? false);
    if (!shown) findings.push("a rule's code does not unfold its explanation");
  }
  await page.context().close();
  return { findings, text };
}

// Every talk is gone through by the keyboard: each paragraph is a cue, the last one stays, Escape ends it.
async function rehearse(page) {
  const findings = [];
  for (const button of await page.locator("[data-rehearse]").all()) {
    const words = await page.locator(`[id="${await button.getAttribute("data-rehearse")}"] > p`).allInnerTexts();
    await button.evaluate((b) => { for (let up = b; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true; });
    await button.press("Enter");
    await page.locator("dialog[open]").waitFor();
    for (const paragraph of [...words, words.at(-1)]) {
      const cue = await page.locator(".rehearsal .cue").innerText();
      if (cue.trim() !== paragraph.trim()) findings.push(`rehearses ${JSON.stringify(cue.slice(0, 40))}, not ${JSON.stringify(paragraph.slice(0, 40))}`);
      await page.keyboard.press(paragraph.length % 2 ? "ArrowRight" : "Space");
    }
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Escape");
    if (await page.locator("dialog[open]").count()) findings.push("Escape does not end the rehearsal");
  }
  return findings;
}

// The text of a page that runs no script is what the others see.
async function still(name, text) {
  const findings = [];
  const page = await open(name, { javaScriptEnabled: false }, findings);
  const plain = (await page.locator("body").innerText()).trim();
  if (plain.length < text.length * 0.9) findings.push(`without JavaScript ${plain.length} of ${text.length} characters are left`);
  await page.context().close();
  return findings;
}

async function whole(name) {
  const { findings, text } = await use(name);
  for (const scheme of Object.keys(SCHEMES)) findings.push(...(await look(name, scheme)));
  findings.push(...(await print(name)), ...(await still(name, text)));
  return [...new Set(findings)];
}

// How long until a page shows something, in ms: the median of nine openings.
async function paint(url) {
  const times = [];
  for (let i = 0; i < 9; i += 1) {
    const page = await browser.newPage();
    await page.goto(url);
    times.push(await page.evaluate(() => new Promise((done) => {
      new PerformanceObserver((list) => done(list.getEntries()[0].startTime)).observe({ type: "paint", buffered: true });
    })));
    await page.close();
  }
  return times.sort((a, b) => a - b)[4];
}

// The largest page shows something within a frame (16.7 ms) of an almost empty one. A busy machine is not the page's
// fault: of three tries the best counts, it is said, and only what nobody would wait for fails.
async function budget() {
  const empty = join(root, "empty.htm");
  writeFileSync(empty, "<!doctype html><title>empty</title><p>empty");
  const largest = pages.map((name) => join(root, name)).sort((a, b) => statSync(b).size - statSync(a).size)[0];
  let best = Infinity;
  for (let i = 0; i < 3 && best > 16.7; i += 1) {
    const floor = await paint(pathToFileURL(empty).href);
    best = Math.min(best, (await paint(pathToFileURL(largest).href)) - floor);
  }
  console.log(`first paint: ${best.toFixed(1)} ms after that of an empty page${best > 16.7 ? ", more than a frame" : ""}`);
  return best <= 2000;
}

let failed = 0;
const queue = [...pages];
async function work() {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const found = await whole(name);
    if (found.length > 0) {
      failed += 1;
      console.log(`FAIL ${relative(".", name)}\n  ${found.join("\n  ")}`);
    }
  }
}
await Promise.all(Array.from({ length: TABS }, work));
const quick = pages.length === 0 || (await budget());
await browser.close();
if (pages.length === 0) console.log("no page was built");
console.log(`pages: ${pages.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 || pages.length === 0 || !quick ? 1 : 0);
