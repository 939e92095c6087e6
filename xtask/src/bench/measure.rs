//! Time and memory of programs.

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::command::output;

/// The shortest of some runs: any more is what the machine did in the meantime.
pub(super) fn best(runs: usize, mut command: impl FnMut() -> Command) -> Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let start = Instant::now();
        output(&mut command())?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    Ok(best)
}

/// The least of some measurements.
pub(super) fn least(runs: usize, mut measure: impl FnMut() -> Result<f64>) -> Result<f64> {
    (0..runs).try_fold(f64::INFINITY, |least, _| Ok(measure()?.min(least)))
}

/// The most memory that the program used at a time, in MiB, as reported by Linux (`VmHWM` in `/proc/PID/status`).
pub(super) fn peak(command: &mut Command) -> Result<f64> {
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0_f64;
    let code = loop {
        if let Some(code) = child.try_wait()? {
            break code;
        }
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        peak = peak.max(kib.unwrap_or_default() / 1024.0);
        thread::sleep(Duration::from_millis(1));
    };
    ensure!(code.success(), "the program whose memory is measured failed ({code})");
    ensure!(peak > 0.0, "{status} has told nothing: memory is measured on Linux only");
    Ok(peak)
}

/// The seconds that a program reports.
pub(super) fn told(command: &mut Command) -> Result<f64> {
    output(command)?.parse().context("the program told no seconds")
}
