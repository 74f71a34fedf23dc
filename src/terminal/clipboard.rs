//! The clipboards of the desktop and of tmux, by the programs that keep them.
//! That of the terminal is asked by `Screen::copy`; whether it listened nobody
//! says.

use std::env;
use std::io::Write;
use std::process::{Command, Stdio};

/// A program that takes what is copied on its standard input.
struct Tool {
    program: &'static str,
    arguments: &'static [&'static str],
}

/// Gives `text` to whichever of them there is; returns which.
pub(super) fn copy(text: &str) -> Vec<&'static str> {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let takers = tools(is_set).into_iter().filter(|tools| {
        let mut tools = tools.iter();
        tools.any(|tool| give(tool, text))
    });
    takers.map(|tools| tools[0].program).collect()
}

/// The programs that suit the environment: of each list the first that works.
fn tools(is_set: impl Fn(&str) -> bool) -> Vec<Vec<Tool>> {
    let tool = |program, arguments| Tool { program, arguments };
    let mut tools = Vec::new();
    if is_set("TMUX") {
        // tmux does not let what runs in it write to its buffers by OSC 52.
        tools.push(vec![tool("tmux", &["load-buffer", "-w", "-"])]);
    }
    // Far away, the desktop is somebody else's.
    let is_remote = is_set("SSH_CONNECTION") || is_set("SSH_TTY");
    if is_set("WAYLAND_DISPLAY") {
        tools.push(vec![tool("wl-copy", &[])]);
    } else if is_set("DISPLAY") {
        tools.push(vec![
            tool("xclip", &["-selection", "clipboard", "-in"]),
            tool("xsel", &["--clipboard", "--input"]),
        ]);
    } else if cfg!(target_os = "macos") && !is_remote {
        tools.push(vec![tool("pbcopy", &[])]);
    }
    if is_set("WSL_DISTRO_NAME") || (cfg!(windows) && !is_remote) {
        tools.push(vec![tool("clip.exe", &[])]);
    }
    tools
}

/// Whether the program has taken `text`.
fn give(tool: &Tool, text: &str) -> bool {
    let started = Command::new(tool.program)
        .args(tool.arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else { return false };
    let written = child.stdin.take().is_some_and(|mut input| {
        let bytes = if tool.program == "clip.exe" {
            // It takes anything else for the code page of the console.
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            text.as_bytes().to_vec()
        };
        input.write_all(&bytes).is_ok()
    });
    child.wait().is_ok_and(|status| status.success()) && written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(variables: &[&str], expected: &[&str]) {
        let tools = tools(|name| variables.contains(&name));
        let programs = tools.iter().flatten().map(|tool| tool.program);
        let programs: Vec<&str> = programs.collect();
        assert!(programs.starts_with(expected), "{programs:?}");
        if cfg!(target_os = "linux") {
            assert_eq!(programs, expected);
        }
    }

    #[test]
    fn the_environment_tells_who_keeps_the_clipboard() {
        check(&[], &[]);
        check(&["TMUX", "SSH_TTY"], &["tmux"]);
        check(
            &["TMUX", "WAYLAND_DISPLAY", "DISPLAY"],
            &["tmux", "wl-copy"],
        );
        check(&["DISPLAY"], &["xclip", "xsel"]);
        check(&["WSL_DISTRO_NAME"], &["clip.exe"]);
    }
}
