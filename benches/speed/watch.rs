//! From the rename of a saved offer to its new dossier, and to the new index.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

/// How long to look for a change before the watch counts as broken.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a watch of some saves showed.
pub struct Watched {
    /// Until the dossier was new, in order of length.
    pub dossier: Vec<Duration>,
    /// Until the index was new as well.
    pub index: Vec<Duration>,
    /// The memory of the watch after the first save and after the last: KiB.
    pub memory: [u64; 2],
    /// The processor's time in five seconds in which nothing happened.
    pub idle: Duration,
}

/// Watches `source` with `gen`, a command that lacks its arguments, and saves the first offer `saves` times.
pub fn run(mut gen_watch: Command, source: &Path, output: &Path, saves: usize) -> Watched {
    let mut child = gen_watch.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    lines.find(|line| line.starts_with("watching")).unwrap();
    std::thread::spawn(move || lines.for_each(drop));
    let offer = source.join("offers/company-00000.yaml");
    let text = fs::read_to_string(&offer).unwrap();
    let aside = source.join("offers/.aside");
    let files = [output.join("company-00000/dossier.json"), output.join("index.html")];
    let mut watched = Watched { dossier: Vec::new(), index: Vec::new(), memory: [0; 2], idle: Duration::ZERO };
    for save in 0..=saves {
        let before = files.each_ref().map(|file| time(file));
        fs::write(&aside, text.replace("role: ", &format!("role: Save {save} "))).unwrap();
        let begin = Instant::now();
        fs::rename(&aside, &offer).unwrap();
        for ((file, before), times) in files.iter().zip(before).zip([&mut watched.dossier, &mut watched.index]) {
            while time(file) == before {
                assert!(begin.elapsed() < PATIENCE, "{} stays as it is", file.display());
                std::thread::sleep(Duration::from_micros(100));
            }
            times.push(begin.elapsed());
        }
        // The end of the build: nobody saves faster than that.
        std::thread::sleep(Duration::from_millis(50));
        if save == 0 {
            watched.memory[0] = memory(child.id());
            watched.dossier.clear();
            watched.index.clear();
        }
    }
    watched.memory[1] = memory(child.id());
    std::thread::sleep(Duration::from_secs(1));
    let before = processor(child.id());
    std::thread::sleep(Duration::from_secs(5));
    watched.idle = processor(child.id()) - before;
    child.kill().unwrap();
    child.wait().unwrap();
    fs::write(&offer, text).unwrap();
    watched.dossier.sort();
    watched.index.sort();
    watched
}

fn time(file: &Path) -> SystemTime {
    file.metadata().unwrap().modified().unwrap()
}

/// The memory of a process now: KiB; 0 where the system does not tell.
fn memory(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let now = status.lines().find_map(|l| l.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse().ok());
    now.unwrap_or(0)
}

/// The processor's time of a process: in hundredths of a second, as Linux tells it.
fn processor(id: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    // Behind the name, the state stands first.
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks: u64 = [11, 12].iter().filter_map(|at| fields.get(*at)?.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
