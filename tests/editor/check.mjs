// What an editor says of the files, by yaml-language-server and the first line of each file: good files have no fault, broken
// copies have theirs at the lines that `gen check` names, and keys and words are completed.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const gen = resolve(process.env.GEN ?? join(root, "target/release/gen"));
const failures = [];
const fail = (text) => failures.push(text);

/** A language server, spoken to in frames of JSON. */
class Server {
  constructor() {
    this.child = spawn(process.execPath, [join(here, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"]);
    this.next = 1;
    this.waiting = new Map();
    this.published = new Map();
    let buffer = Buffer.alloc(0);
    this.child.stdout.on("data", (data) => {
      buffer = Buffer.concat([buffer, data]);
      for (;;) {
        const head = buffer.indexOf("\r\n\r\n");
        if (head < 0) return;
        const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
        if (buffer.length < head + 4 + length) return;
        this.receive(JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString()));
        buffer = buffer.subarray(head + 4 + length);
      }
    });
  }

  receive(message) {
    if (message.method === "textDocument/publishDiagnostics") {
      const { uri, diagnostics } = message.params;
      this.published.get(uri)?.(diagnostics);
    } else if (message.method && message.id !== undefined) {
      const empty = message.method === "workspace/configuration" ? message.params.items.map(() => null) : null;
      this.send({ id: message.id, result: empty });
    } else if (message.id !== undefined) {
      this.waiting.get(message.id)?.(message.result);
    }
  }

  send(message) {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  ask(method, params) {
    const id = this.next++;
    return patient(method, (done) => {
      this.waiting.set(id, done);
      this.send({ id, method, params });
    });
  }

  tell(method, params) {
    this.send({ method, params });
  }

  async start(folder) {
    const settings = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
    await this.ask("initialize", {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: { textDocument: { completion: { completionItem: { snippetSupport: false } } } },
      initializationOptions: {},
    });
    this.tell("initialized", {});
    this.tell("workspace/didChangeConfiguration", { settings: { yaml: settings } });
  }

  /** Opens a text beside a file, under a name that was never used: what is told of a closed one would mix in. Its faults. */
  async open(path, text) {
    const uri = `${pathToFileURL(path).href}.${this.next++}.yaml`;
    const found = patient(path, (done) => this.published.set(uri, done));
    this.tell("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    const faults = await found;
    return { uri, faults, close: () => this.tell("textDocument/didClose", { textDocument: { uri } }) };
  }

  /** The labels that are offered at the place of the `|` in a text. */
  async complete(path, marked) {
    const before = marked.slice(0, marked.indexOf("|"));
    const position = { line: before.split("\n").length - 1, character: before.length - before.lastIndexOf("\n") - 1 };
    const opened = await this.open(path, marked.replace("|", ""));
    const list = await this.ask("textDocument/completion", { textDocument: { uri: opened.uri }, position });
    opened.close();
    return (list.items ?? list).map((item) => item.label);
  }

  end() {
    this.child.kill();
  }
}

/** Waits for an answer, and says which one never came. */
function patient(what, start) {
  return new Promise((done, refuse) => {
    const timer = setTimeout(() => refuse(new Error(`no answer for a minute: ${what}`)), 60_000);
    start((answer) => {
      clearTimeout(timer);
      done(answer);
    });
  });
}

/** The files of a folder that have a schema. */
function files(folder) {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = all.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
  return paths.filter((path) => /(^|\/)(profile|gen)\.yaml$|\/offers\/[^/]+\.yaml$/.test(path));
}

function kind(path) {
  return path.endsWith("/profile.yaml") ? "profile" : path.endsWith("/gen.yaml") ? "config" : "offer";
}

/** The text with the first line that `gen init` and `gen new` write. */
function withModeline(project, path, text) {
  const way = relative(dirname(path), join(project, "schema", `${kind(path)}.json`));
  const line = `# yaml-language-server: $schema=${way.startsWith(".") ? way : `./${way}`}\n`;
  return text.startsWith("# yaml-language-server") ? text : line + text;
}

/** The lines, from 1, at which `gen check` finds errors in a file. */
function errors(project, path) {
  const { stdout, stderr } = spawnSync(gen, ["check", "--format", "json", path], { cwd: project, encoding: "utf8" });
  if (!stdout) throw new Error(`gen check of ${path}: ${stderr}`);
  const own = JSON.parse(stdout).problems.filter((p) => p.severity === "error" && resolve(project, p.file) === path);
  return own.map((problem) => ({ line: problem.line, code: problem.code, text: problem.message ?? problem.phrase }));
}

/** Slips of the hand: what a line may become. Each is one that a schema can see. */
const SLIPS = [
  ["a key with a slip", (key, value) => `${key.slice(0, -1)}: ${value}`],
  ["a list for a value", (key) => `${key}: [a, { b: c }]`],
  ["a mapping for a value", (key) => `${key}: { surplus: 1 }`],
];

/** Broken copies of a text: one for each key at the left edge that has its value beside it. */
function* broken(text) {
  const lines = text.split("\n");
  for (const [at, line] of lines.entries()) {
    const parts = /^([a-z_]+): +([^#|>\s].*)$/.exec(line);
    if (!parts || /^\s+\S/.test(lines[at + 1] ?? "")) continue;
    for (const [name, slip] of SLIPS) {
      const other = slip(parts[1], parts[2]);
      yield { name: `${name}: ${other}`, line: at + 1, text: lines.with(at, other).join("\n") };
    }
  }
}

/** What only another key, another file or the calendar tells, and what is missing, which has no line of its own. */
const BEYOND = ["criterion", "rate", "missing-key"];

async function compare(server, path, { name, text, ours }) {
  const { faults, close } = await server.open(path, text);
  close();
  const must = ours.filter((problem) => !BEYOND.includes(problem.code)).map((problem) => problem.line);
  const told = faults.filter((fault) => !fault.message.startsWith("Missing property"));
  const found = told.map((fault) => fault.range.start.line + 1);
  const may = ours.map((problem) => problem.line);
  if (must.some((line) => !found.includes(line)) || found.some((line) => !may.includes(line))) {
    const [mine, theirs] = [ours.map((problem) => problem.text), faults.map((fault) => fault.message)];
    fail(`${path}, ${name}\n  gen check: lines ${may}: ${mine.join("; ")}\n  editor: lines ${found}: ${theirs.join("; ")}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), "gen-editor-"));
const server = new Server();
let seen = 0;
try {
  for (const example of readdirSync(join(root, "examples"))) {
    cpSync(join(root, "examples", example), join(folder, example), { recursive: true });
  }
  execFileSync(gen, ["init", join(folder, "start")], { cwd: folder });
  await server.start(folder);
  for (const name of readdirSync(folder)) {
    const project = join(folder, name);
    mkdirSync(join(project, "schema"), { recursive: true });
    for (const word of ["offer", "profile", "config"]) {
      writeFileSync(join(project, "schema", `${word}.json`), execFileSync(gen, ["schema", word]));
    }
    for (const path of files(project)) {
      const good = withModeline(project, path, readFileSync(path, "utf8"));
      writeFileSync(path, good);
      const { faults, close } = await server.open(path, good);
      close();
      if (faults.length > 0) fail(`${path} is good: ${JSON.stringify(faults)}`);
      const copies = [...broken(good)].map((copy) => {
        writeFileSync(path, copy.text);
        return { ...copy, ours: errors(project, path) };
      });
      seen += copies.length;
      await Promise.all(copies.map((copy) => compare(server, path, copy)));
      writeFileSync(path, good);
    }
  }
  const start = join(folder, "start");
  for (const [file, marked, wanted] of [
    ["offers/a.yaml", "company: A\n|", ["role", "received", "reply_by", "pay", "log", "ratings", "improved_terms"]],
    ["offers/a.yaml", "pay:\n  |", ["base", "bonus", "equity", "currency"]],
    ["offers/a.yaml", "tone: |", ["formal", "warm", "direct"]],
    ["offers/a.yaml", "log:\n  - what: |", ["declined", "accepted", "asked"]],
    ["profile.yaml", "name: J\n|", ["criteria", "weights", "time_zone", "currency", "mobility"]],
    ["profile.yaml", "criteria:\n  |", ["base_salary", "remote_days", "growth", "visa_sponsorship"]],
    ["gen.yaml", "|", ["output", "theme", "language", "formats"]],
  ]) {
    const path = join(start, file);
    const offered = await server.complete(path, withModeline(start, path, marked));
    const missing = wanted.filter((word) => !offered.includes(word));
    if (missing.length > 0) fail(`${file}, ${JSON.stringify(marked)}: not offered: ${missing.join(", ")}; but ${offered.join(", ")}`);
  }
} finally {
  server.end();
  rmSync(folder, { recursive: true, force: true });
}
if (seen < 100) fail(`only ${seen} broken copies`);
if (failures.length > 0) {
  console.error(failures.slice(0, 20).join("\n"));
  console.error(`${failures.length} differences`);
  process.exit(1);
}
console.log(`editors: ${seen} broken copies, each with the faults of gen check; keys and words are completed`);
