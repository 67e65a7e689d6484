//! How fast a whole build is, beside a program that does nothing but read the same files and write as many bytes.
//!
//! `just bench` builds projects of 100, 1,000 and 10,000 offers: the first time, again without a change, and again with
//! one offer changed; then a watch looks at one offer that is saved again and again. `cargo bench --bench speed -- 300`
//! takes one size. Times are medians of several runs; memory is the peak of the process, where the system tells it (Linux).
#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a bench looks at the clock, and may stop at any failure"
)]

mod floor;
mod project;
mod watch;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each run is repeated.
const RUNS: usize = 5;

/// How often an offer is saved in a watch; less often where there are many.
const SAVES: usize = 1_000;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    if let [word, source, list, output] = args.as_slice()
        && word == "floor"
    {
        floor::run(Path::new(source), Path::new(list), Path::new(output)).unwrap();
        return;
    }
    let sizes: Vec<usize> = args.iter().filter_map(|a| a.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![100, 1_000, 10_000] } else { sizes };
    let head = format!(
        "{:>7}  {:<14}{:>10}{:>10}{:>8}{:>10}{:>10}\n",
        "offers", "what", "gen ms", "floor ms", "ratio", "an offer", "peak MiB"
    );
    print(&format!(
        "start-up: gen --version {:.1} ms, gen check of one file {:.1} ms\n",
        startup(&["--version"]),
        check()
    ));
    print(&head);
    for size in sizes {
        measure(size);
    }
}

/// One size: three kinds of build.
fn measure(size: usize) {
    let folder = tempfile::tempdir().unwrap();
    let (source, list) = (folder.path().join("source"), folder.path().join("list"));
    project::write(&source, size).unwrap();
    let (mut first, mut floors) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let output = folder.path().join(format!("out{run}"));
        first.push(timed(&mut gen_build(&source, &output)));
        if run == 0 {
            fs::write(&list, floor::list(&output).unwrap()).unwrap();
        }
        floors.push(timed(&mut floor_run(&source, &list, &folder.path().join(format!("floor{run}")))));
    }
    row(size, "first build", &first, &floors);
    let output = folder.path().join("out0");
    let again: Vec<Run> = (0..RUNS).map(|_| timed(&mut gen_build(&source, &output))).collect();
    row(size, "no change", &again, &floors);
    let changed = |run: usize| {
        project::offer(&source, 0, 1_000 + run).unwrap();
        timed(&mut gen_build(&source, &output))
    };
    row(size, "one changed", &(0..RUNS).map(changed).collect::<Vec<_>>(), &floors);
    saves(size, &source, &folder.path().join("watched"));
}

/// The time from a save to the dossier, and to the index.
fn saves(size: usize, source: &Path, output: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
    command.arg("watch").arg(source).arg("-o").arg(output).args(["--as-of", "2026-11-20T09:00:00Z"]);
    let watched = watch::run(command, source, output, SAVES.min(2_000_000 / size).max(20));
    for (what, times) in [("dossier", &watched.dossier), ("index", &watched.index)] {
        let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1_000.0;
        print(&format!("{size:>7}  save to {what:<8} p50 {:.1} ms, p99 {:.1} ms\n", at(50), at(99)));
    }
    let [first, last] = watched.memory.map(|kib| kib as f64 / 1024.0);
    let idle = watched.idle.as_secs_f64() / 5.0 * 100.0;
    print(&format!(
        "{size:>7}  watch: {first:.1} MiB after one save, {last:.1} MiB after {}; idle {idle:.1} % of a core\n",
        watched.dossier.len()
    ));
}

/// The median time of a run that ends at once, in milliseconds.
fn startup(words: &[&str]) -> f64 {
    let run = |_| timed(Command::new(env!("CARGO_BIN_EXE_gen")).args(words));
    median(&(0..4 * RUNS).map(run).collect::<Vec<_>>()).as_secs_f64() * 1_000.0
}

/// The time that `gen check` takes for one file.
fn check() -> f64 {
    let folder = tempfile::tempdir().unwrap();
    project::write(folder.path(), 1).unwrap();
    startup(&["-C", &folder.path().display().to_string(), "check", "offers/company-00000.yaml"])
}

fn gen_build(source: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
    command.arg("build").arg(source).arg("-o").arg(output).args(["--as-of", "2026-11-20T09:00:00Z"]);
    command
}

fn floor_run(source: &Path, list: &Path, output: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("floor").arg(source).arg(list).arg(output);
    command
}

/// What one run took.
struct Run {
    time: Duration,
    peak_kib: u64,
}

/// Runs a program to its end; its peak memory is asked for while it runs.
fn timed(command: &mut Command) -> Run {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak_kib = 0;
    let end = loop {
        if let Some(end) = child.try_wait().unwrap() {
            break end;
        }
        let now = fs::read_to_string(&status).unwrap_or_default();
        let high = now.lines().find_map(|l| l.strip_prefix("VmHWM:")?.trim().strip_suffix("kB")?.trim().parse().ok());
        peak_kib = high.unwrap_or(0).max(peak_kib);
        std::thread::sleep(Duration::from_micros(100));
    };
    let time = start.elapsed();
    assert!(
        end.success(),
        "{command:?} ended with {end}: {}",
        io::read_to_string(child.stderr.take().unwrap()).unwrap()
    );
    Run { time, peak_kib }
}

fn row(size: usize, what: &str, runs: &[Run], floors: &[Run]) {
    let (time, floor) = (median(runs), median(floors));
    let peak = runs.iter().map(|r| r.peak_kib).max().unwrap_or(0);
    let ms = |d: Duration| d.as_secs_f64() * 1_000.0;
    let each = format!("{:.3} ms", ms(time) / size as f64);
    let ratio = time.as_secs_f64() / floor.as_secs_f64();
    print(&format!(
        "{size:>7}  {what:<14}{:>10.1}{:>10.1}{ratio:>8.2}{each:>10}{:>10.1}\n",
        ms(time),
        ms(floor),
        peak as f64 / 1024.0
    ));
}

fn median(runs: &[Run]) -> Duration {
    let mut times: Vec<Duration> = runs.iter().map(|r| r.time).collect();
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn print(text: &str) {
    let mut out = io::stdout();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).unwrap();
}
