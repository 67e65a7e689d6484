//! How far a long build is: one line on a terminal, gone when the build is.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// What ends sooner needs no line.
const PATIENCE: Duration = Duration::from_millis(300);

/// How often the line moves, though nothing was finished.
const BEAT: Duration = Duration::from_millis(100);

/// How far a build is. The default one is shown nowhere.
pub struct Progress {
    bar: ProgressBar,
    /// Shows the line once the build takes long; ends with the sender.
    reveal: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Default for Progress {
    fn default() -> Self {
        Self { bar: ProgressBar::hidden(), reveal: None }
    }
}

impl Progress {
    /// On stderr, where that is a terminal, and after a moment.
    pub fn on_terminal() -> Self {
        let (bar, target) = (ProgressBar::hidden(), ProgressDrawTarget::stderr());
        if target.is_hidden() {
            return Self::default();
        }
        bar.set_style(style("{spinner} reading the offers"));
        let (end, ended) = channel::<()>();
        let line = bar.clone();
        let reveal = thread::spawn(move || {
            if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                line.set_draw_target(target);
                line.enable_steady_tick(BEAT);
            }
        });
        Self { bar, reveal: Some((end, reveal)) }
    }

    /// So many dossiers are to be made.
    pub fn expect(&self, dossiers: usize) {
        if self.reveal.is_some() {
            self.bar.set_length(dossiers as u64);
            self.bar.set_style(style("{wide_bar} {pos} of {len} dossiers"));
        }
    }

    /// One of them is.
    pub fn step(&self) {
        if self.reveal.is_some() {
            self.bar.inc(1);
        }
    }

    /// Takes the line away; from now on others may write.
    pub fn end(&mut self) {
        if let Some((end, reveal)) = self.reveal.take() {
            drop(end);
            // Once it has ended nobody shows the line again.
            let _ = reveal.join();
            self.bar.finish_and_clear();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

/// A line of our own; that of indicatif where it could not be read.
fn style(line: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(line).unwrap_or_else(|_| ProgressStyle::default_bar());
    style.progress_chars("=> ").tick_chars("|/-\\ ")
}
