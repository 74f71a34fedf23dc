//! The real program in a terminal of its own, from start to quit.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a screen may take on a busy machine before the test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal, and what that shows.
pub struct Program {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    raw: Vec<u8>,
    screen: vt100::Parser,
}

const SIZE: PtySize = PtySize {
    rows: 24,
    cols: 80,
    pixel_width: 0,
    pixel_height: 0,
};

fn cells(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).expect("a screen has cells")
}

impl Program {
    /// Starts it with its data and settings below `home`.
    pub fn start(home: &Path, arguments: &[&str]) -> Self {
        Self::with_editor(home, arguments, "")
    }

    fn with_editor(home: &Path, arguments: &[&str], editor: &str) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duidu"));
        command.args(arguments);
        Self::run(home, command, editor)
    }

    fn run(home: &Path, mut command: CommandBuilder, editor: &str) -> Self {
        let pty = native_pty_system().openpty(SIZE).expect("a terminal");
        command.env("HOME", home);
        command.env("XDG_DATA_HOME", home.join("data"));
        command.env("XDG_CONFIG_HOME", home.join("config"));
        command.env("TERM", "xterm-256color");
        command.env("VISUAL", editor);
        command.env("EDITOR", "a-program-nobody-has");
        command.env_remove("NO_COLOR");
        for named in [
            "COLORTERM",
            "COLORFGBG",
            "TERM_PROGRAM",
            "XTERM_VERSION",
            "WT_SESSION",
            "LC_ALL",
            "LC_MESSAGES",
            "LANG",
            "LANGUAGE",
        ] {
            if command.get_env(named) == std::env::var_os(named).as_deref() {
                command.env_remove(named);
            }
        }
        if command.get_cwd().is_none() {
            command.cwd(env!("CARGO_MANIFEST_DIR"));
        }
        let child = pty
            .slave
            .spawn_command(command)
            .expect("the program starts");
        let mut reader = pty.master.try_clone_reader().expect("it can be read");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..read].to_vec()).is_err() {
                    return;
                }
            }
        });
        let writer = pty.master.take_writer().expect("it can be written");
        let screen = vt100::Parser::new(cells(SIZE.rows), cells(SIZE.cols), 0);
        Self {
            master: pty.master,
            writer,
            child,
            output,
            raw: Vec::new(),
            screen,
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.writer
            .write_all(keys.as_bytes())
            .and_then(|()| self.writer.flush())
            .expect("it takes keys");
    }

    /// Waits until the screen shows `text`.
    #[track_caller]
    pub fn wait_for(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.shows(text) {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(bytes) = self.output.recv_timeout(left) else {
                panic!(
                    "{text:?} is not on the screen:\n{}",
                    self.screen.screen().contents()
                )
            };
            self.screen.process(&bytes);
            self.raw.extend(bytes);
        }
    }

    #[cfg(unix)]
    fn signal(&self, signal: &str) {
        let id = self.child.process_id().expect("it runs").to_string();
        let sent = std::process::Command::new("kill")
            .args([signal, &id])
            .status()
            .expect("kill runs");
        assert!(sent.success());
    }

    pub fn shows(&self, text: &str) -> bool {
        self.screen.screen().contents().contains(text)
    }

    /// Waits for the end; returns the exit code and everything written.
    pub fn end(mut self) -> (u32, String) {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            while let Ok(bytes) = self.output.try_recv() {
                self.raw.extend(bytes);
            }
            if let Some(status) = self.child.try_wait().expect("it can be waited for") {
                break status;
            }
            assert!(Instant::now() < end, "the program does not end");
            std::thread::yield_now();
        };
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.raw.extend(bytes);
        }
        (
            status.exit_code(),
            String::from_utf8_lossy(&self.raw).into_owned(),
        )
    }
}

/// Whether what the program switched on is off again.
#[track_caller]
fn assert_restored(output: &str) {
    for (on, off) in [
        ("\x1b[?1049h", "\x1b[?1049l"),
        ("\x1b[?25l", "\x1b[?25h"),
        ("\x1b[?2004h", "\x1b[?2004l"),
        ("\x1b[?7l", "\x1b[?7h"),
        ("\x1b[?2026h", "\x1b[?2026l"),
    ] {
        assert!(output.rfind(on) < output.rfind(off), "{off:?} is missing");
    }
    // The mouse is not taken everywhere.
    for (on, off) in [
        ("\x1b[?1002h", "\x1b[?1002l"),
        ("\x1b[?1006h", "\x1b[?1006l"),
    ] {
        let is_taken = output.contains(on);
        assert!(
            !is_taken || output.rfind(on) < output.rfind(off),
            "{off:?} is missing"
        );
    }
}

#[test]
fn from_start_to_quit_and_the_bookmark_is_there_again() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("The member states of");
    program.press("\x1b[C\x1b[C");
    program.wait_for("quotation 2/13");
    program.press("M");
    program.wait_for("┌ Bookmark ");
    program.press("记下来 this\r");
    program.wait_for("saved");
    program.press("q");
    let (code, output) = program.end();
    assert_eq!(code, 0);
    assert_restored(&output);

    let mut program = Program::start(home.path(), &[]);
    program.wait_for("★ 1");
    program.press("'");
    program.wait_for("记下来 this");
    program.press("\r");
    program.wait_for("quotation 2/13");
    program.press("q");
    assert_eq!(program.end().0, 0);
}

#[cfg(unix)]
#[test]
fn a_note_is_written_with_the_readers_editor() {
    let home = TempDir::new().expect("a directory");
    let script = home.path().join("an editor");
    // It sees the terminal as it was, and leaves two lines.
    std::fs::write(
        &script,
        "#!/bin/sh\nstty -a | grep -q ' icanon' || exit 9\necho EDITING\nread key\nprintf 'from %s\\nsecond' \"$key\" > \"$1\"\n",
    )
    .expect("it can be written");
    let editor = format!("sh '{}'", script.display());
    let mut program = Program::with_editor(home.path(), &[], &editor);
    program.wait_for("The member states of");
    program.press("\x1b[CM\x18");
    program.wait_for("EDITING");
    program.press("the editor\r");
    program.wait_for("saved");
    program.wait_for("Speakers");
    program.press("\t\t");
    program.wait_for("★ from the editor second");
    program.press("q");
    let (code, output) = program.end();
    assert_eq!(code, 0);
    assert_restored(&output);
}

#[test]
fn without_an_editor_the_form_stays_and_says_why() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("The member states of");
    program.press("\x1b[CMkept words\x18");
    program.wait_for("a-program-nobody-has");
    program.wait_for("kept words");
    program.press("\r");
    program.wait_for("saved");
    program.press("q");
    assert_restored(&program.end().1);
}

#[test]
fn the_library_is_offered_and_leads_to_a_bookmark_in_another_article() {
    let home = TempDir::new().expect("a directory");
    let article = home.path().join("harbour.txt");
    let text =
        "Harbour reopens\n\n\"We have never seen such waves,\" Anna Berg said.\n\nMore text.\n";
    std::fs::write(&article, text).expect("it can be written");
    let path = article.to_str().expect("a plain name");
    let mut program = Program::start(home.path(), &[path]);
    program.wait_for("Anna Berg");
    program.press("\x1b[Cm");
    program.wait_for("saved");
    program.press("q");
    assert_eq!(program.end().0, 0);

    // Without an article the library is there; q leaves it and the program.
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Library");
    program.wait_for("Harbour reopens");
    program.wait_for("not read yet");
    program.press("q");
    assert_eq!(program.end().0, 0);

    // From the bookmarks of all articles into that one.
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Harbour reopens");
    program.press("\x1b");
    program.wait_for("The member states of");
    program.press("'\t");
    program.wait_for("never seen such waves");
    program.press("\r");
    program.wait_for("quotation 1/1");
    program.press("m");
    program.wait_for("Bookmarks: this article");
    program.press("d");
    program.wait_for("deleted, saved");
    program.press("q");
    // What was changed there can be undone from here.
    program.press(",");
    program.wait_for("The member states of");
    program.press("U");
    program.wait_for("undone, saved");
    program.press("J");
    program.wait_for("★ 1");
    program.press("q");
    let (code, output) = program.end();
    assert_eq!(code, 0);
    assert_restored(&output);
}

#[cfg(unix)]
#[test]
fn there_is_a_way_back_to_what_was_piped_in() {
    let home = TempDir::new().expect("a directory");
    let mut command = CommandBuilder::new("sh");
    let line = format!(
        "echo 'Only once, from a pipe.' | '{}' - assets/sco-cyber-terrorism.txt",
        env!("CARGO_BIN_EXE_duidu")
    );
    command.args(["-c", &line]);
    let mut program = Program::run(home.path(), command, "");
    program.wait_for("Only once, from a pipe.");
    program.press("J");
    program.wait_for("The member states of");
    program.press(",");
    program.wait_for("Only once, from a pipe.");
    program.press("q");
    let (code, output) = program.end();
    assert_eq!(code, 0);
    assert_restored(&output);
}

#[test]
fn bookmarks_are_exported_where_the_program_was_started() {
    let home = TempDir::new().expect("a directory");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duidu"));
    command.cwd(home.path());
    let mut program = Program::run(home.path(), command, "");
    program.wait_for("The member states of");
    program.press("2\x1b[CMworth a look\r");
    program.wait_for("saved");
    program.press("'x");
    program.wait_for("1 bookmark exported to duidu-bookmarks-");
    // Never over a file that is there.
    program.press("x");
    program.wait_for("-2.md");
    program.press("qq");
    assert_eq!(program.end().0, 0);
    let files: Vec<String> = std::fs::read_dir(home.path())
        .expect("it is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| std::fs::read_to_string(path).expect("it can be read"))
        .collect();
    assert_eq!(files.len(), 2);
    for file in files {
        assert!(
            file.contains("Internet terrorism and fundraising"),
            "{file}"
        );
        assert!(
            file.contains("Kolbai Musaev") && file.contains("worth a look"),
            "{file}"
        );
    }
}

#[test]
fn links_lead_to_other_files_and_to_the_browser_and_another_encoding_is_read() {
    let home = TempDir::new().expect("a home");
    let file = |name: &str, bytes: &[u8]| {
        let path = home.path().join(name);
        std::fs::write(&path, bytes).expect("it can be written");
        path.to_string_lossy().into_owned()
    };
    let index = file(
        "index.md",
        b"# Index\n\nSee [the letters](letters.txt) and [the map](https://example.org/map?a=1&b=2).\n",
    );
    // The same bytes are read in either encoding.
    file("letters.txt", b"\xb5\xc6\xcb\xfe\xd6\xd8\xbd\xa8\xa1\xa3\n");
    let browser = file(
        "browser",
        b"#!/bin/sh\nprintf '%s' \"$1\" > \"$HOME/shown\"\n",
    );
    let shown = home.path().join("shown");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duidu"));
    command.arg(&index);
    command.env("BROWSER", &browser);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&browser, mode).expect("it can be made a program");
    }
    let mut program = Program::run(home.path(), command, "");
    program.wait_for("See the letters");
    program.press("O");
    program.wait_for("example.org/map");
    program.press("jo");
    program.wait_for("opens in the browser");
    let end = Instant::now() + PATIENCE;
    while !shown.exists() && Instant::now() < end {
        std::thread::yield_now();
    }
    program.press("\x1b[A\r");
    program.wait_for("\u{706f}\u{5854}\u{91cd}\u{5efa}");
    program.wait_for("GBK");
    program.press("E/big5\r\r");
    program.wait_for("Big5");
    let address = std::fs::read_to_string(&shown).expect("the browser was started");
    assert_eq!(address, "https://example.org/map?a=1&b=2");
    program.press("q");
}

#[test]
fn a_fetch_from_a_server_that_does_not_answer_can_be_stopped() {
    let home = TempDir::new().expect("a home");
    // It takes connections and never says a word.
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = server.local_addr().expect("it has an address").port();
    let address = format!("http://127.0.0.1:{port}/silent");
    let index = home.path().join("index.md");
    std::fs::write(&index, format!("# Index\n\nSee [the page]({address}).\n")).expect("a file");
    let mut program = Program::start(home.path(), &[&index.to_string_lossy()]);
    program.wait_for("See the page");
    program.press("O\r");
    program.wait_for("Esc stops");
    program.press("\x1b");
    program.wait_for("stopped");
    assert!(program.shows("See the page"));
    program.press("q");
    let mut program = Program::start(home.path(), &[&address]);
    program.wait_for("fetching, Esc stops");
    program.press("\x1b");
    program.wait_for("stopped (R fetches it again)");
    program.press("R");
    program.wait_for("Esc stops");
    program.press("q");
    configure(home.path(), "language = \"zh\"");
    let mut program = Program::start(home.path(), &[&address]);
    program.wait_for(&format!("正在获取 {address} …"));
    program.wait_for("获取中，Esc 停止");
    program.press("q");
}

#[test]
fn a_translation_beside_a_file_is_offered_and_read_with_it() {
    let home = TempDir::new().expect("a home");
    let file = |name: &str, text: &str| {
        let path = home.path().join(name);
        std::fs::write(&path, text).expect("it can be written");
        path.to_string_lossy().into_owned()
    };
    let en = file("port.md", "# Port\n\nThe port opens on Monday.\n");
    let mut program = Program::start(home.path(), &[&en]);
    program.wait_for("opens on Monday");
    program.press("P");
    program.wait_for("no translation beside it");
    program.press("q");
    file(
        "port_zh.md",
        "# \u{6e2f}\u{53e3}\n\n\u{6e2f}\u{53e3}\u{5468}\u{4e00}\u{5f00}\u{653e}\u{3002}\n",
    );
    let mut program = Program::start(home.path(), &[&en]);
    program.wait_for("P reads both");
    assert!(!program.shows("\u{5468}\u{4e00}"));
    program.press("P");
    program.wait_for("\u{5468}\u{4e00}\u{5f00}\u{653e}");
    program.wait_for("opens on Monday");
    program.press("q");
}

#[test]
fn a_file_that_is_gone_stays_in_the_library() {
    let home = TempDir::new().expect("a directory");
    let article = home.path().join("gone.txt");
    std::fs::write(&article, "Soon gone\n\nSome text.\n").expect("it can be written");
    let path = article.to_str().expect("a plain name");
    let mut program = Program::start(home.path(), &[path]);
    program.wait_for("Some text");
    program.press("q");
    program.end();
    std::fs::remove_file(&article).expect("it can be removed");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("not there any more");
    program.press("\r");
    program.wait_for("no such file");
    program.wait_for("Soon gone");
    program.press("q");
    assert_restored(&program.end().1);
}

#[test]
fn a_file_that_is_not_there_is_told_at_once_and_not_counted() {
    let home = TempDir::new().expect("a directory");
    let file = |name: &str| {
        let path = home.path().join(name);
        std::fs::write(&path, "Some title\n\nSome text.\n").expect("it can be written");
        path.to_string_lossy().into_owned()
    };
    let (first, second) = (file("a.txt"), file("b.txt"));
    let missing = home
        .path()
        .join("nosuch.txt")
        .to_string_lossy()
        .into_owned();
    let mut program = Program::start(home.path(), &[&first, &missing, &second]);
    program.wait_for("1/2");
    program.wait_for("no such file");
    program.press("q");
    let (code, output) = program.end();
    assert_eq!(code, 1);
    assert_restored(&output);
}

#[test]
fn two_windows_on_one_article_see_each_others_bookmarks() {
    let home = TempDir::new().expect("a directory");
    let mut one = Program::start(home.path(), &[]);
    let mut other = Program::start(home.path(), &[]);
    one.wait_for("Speakers");
    other.wait_for("Speakers");
    one.press("\x1b[Cm");
    one.wait_for("saved");
    other.wait_for("1 bookmark changed in another window");
    other.press("9\x1b[Cm");
    other.wait_for("★ 2");
    one.wait_for("★ 2");
    for program in [one, other] {
        let mut program = program;
        program.press("q");
        assert_eq!(program.end().0, 0);
    }
}

#[test]
fn a_resize_is_followed() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program
        .master
        .resize(PtySize {
            rows: 20,
            cols: 40,
            ..SIZE
        })
        .expect("it can be resized");
    program.screen.screen_mut().set_size(cells(20), cells(40));
    program.wait_for("? help");
    program.press("q");
    assert_restored(&program.end().1);
}

/// The terminal has cut the rows meanwhile, although the size is the old one
/// when the program asks for it.
#[test]
fn a_size_that_is_changed_and_changed_back_is_noticed() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    for cols in [40, SIZE.cols] {
        let size = PtySize { cols, ..SIZE };
        program.master.resize(size).expect("it can be resized");
    }
    spoil(&mut program);
    program.wait_for("Speakers");
    program.press("q");
    assert_restored(&program.end().1);
}

/// A terminal on which another program has written everywhere.
fn spoil(program: &mut Program) {
    program.screen.process(b"\x1b[2J");
    assert!(!program.shows("Speakers"));
}

#[test]
fn a_spoilt_screen_is_drawn_again() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    spoil(&mut program);
    program.press("\x0c");
    program.wait_for("Speakers");
    program.press("/");
    spoil(&mut program);
    program.press("\x0c");
    program.wait_for("Speakers");
    program.press("\x03q");
    assert_restored(&program.end().1);
}

#[cfg(unix)]
#[test]
fn stopped_without_asking_it_comes_back_to_the_screen() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.signal("-STOP");
    spoil(&mut program);
    program.signal("-CONT");
    program.wait_for("Speakers");
    program.press("q");
    assert_restored(&program.end().1);
}

#[cfg(unix)]
#[test]
fn in_the_background_it_leaves_the_terminal_to_the_shell() {
    const DRAWING: &[u8] = b"\x1b[?2026h";
    let home = TempDir::new().expect("a directory");
    let mut shell = CommandBuilder::new("sh");
    let program = env!("CARGO_BIN_EXE_duidu");
    let script = "\"$0\"; bg; echo THE SHELL; read line; fg";
    shell.args(["-mc", script, program]);
    let mut program = Program::run(home.path(), shell, "");
    program.wait_for("Speakers");
    program.press("\x1a");
    program.wait_for("THE SHELL");
    let written = program.raw.len();
    // If it draws, then at once.
    while let Ok(bytes) = program.output.recv_timeout(Duration::from_millis(500)) {
        program.raw.extend(bytes);
    }
    let since = &program.raw[written..];
    let draws = since.windows(DRAWING.len()).any(|bytes| bytes == DRAWING);
    assert!(!draws, "{}", String::from_utf8_lossy(since));
    program.press("\n");
    program.wait_for("Speakers");
    program.press("q");
    assert_restored(&program.end().1);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_and_the_terminal_is_restored() {
    for signal in ["-TERM", "-HUP", "-INT", "-QUIT"] {
        let home = TempDir::new().expect("a directory");
        let mut program = Program::start(home.path(), &[]);
        program.wait_for("Speakers");
        program.signal(signal);
        let (code, output) = program.end();
        assert_ne!(code, 0, "{signal}");
        assert_restored(&output);
    }
}

#[test]
fn a_damaged_file_of_bookmarks_is_kept_and_told_of() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("lm");
    program.wait_for("saved");
    program.press("q");
    program.end();
    let directory = home.path().join("data/duidu/annotations");
    let file = std::fs::read_dir(&directory)
        .expect("it is there")
        .map(|entry| entry.expect("it can be listed").path())
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == "json")
        })
        .expect("the bookmarks are there");
    std::fs::write(&file, "{ damaged").expect("it can be written");
    // Longer ago than a program takes to write a file.
    std::fs::File::options()
        .append(true)
        .open(&file)
        .and_then(|file| file.set_modified(std::time::SystemTime::now() - Duration::from_secs(60)))
        .expect("its time can be set");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("damaged");
    program.press("q");
    program.end();
    let kept = std::fs::read_dir(&directory)
        .expect("it is there")
        .any(|entry| {
            let path = entry.expect("it can be listed").path();
            path.to_string_lossy().contains("corrupt")
                && std::fs::read_to_string(path).is_ok_and(|text| text == "{ damaged")
        });
    assert!(kept);
}

#[test]
fn bookmarks_damaged_by_another_program_are_told_of_and_not_lost() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("lm");
    program.wait_for("saved");
    let directory = home.path().join("data/duidu/annotations");
    let files = || std::fs::read_dir(&directory).expect("it is there");
    let file = files().next().expect("a file").expect("it can be listed");
    std::fs::write(file.path(), "{ damaged").expect("it can be written");
    program.wait_for("damaged");
    program.press("q");
    assert_eq!(program.end().0, 0);
    // The program that wrote so far may go on; what was marked is beside it.
    let text = std::fs::read_to_string(file.path());
    assert_eq!(text.expect("it is there"), "{ damaged");
    let listed = std::process::Command::new(env!("CARGO_BIN_EXE_duidu"))
        .args(["bookmarks", "list", "--format", "jsonl"])
        .env("XDG_DATA_HOME", home.path().join("data"))
        .output()
        .expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&listed.stdout).lines().count(), 1);
}

#[test]
fn what_a_later_version_keeps_of_a_visit_stays() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("q");
    program.end();
    let directory = home.path().join("data/duidu/positions");
    let mut files = std::fs::read_dir(directory).expect("it is there");
    let file = files
        .next()
        .expect("a file")
        .expect("it can be listed")
        .path();
    let read = || std::fs::read_to_string(&file).expect("it is there");
    std::fs::write(&file, read().replacen('{', "{\"later\": 1,", 1)).expect("it can be written");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("q");
    program.end();
    assert!(read().contains("\"later\": 1"), "{}", read());
}

#[test]
fn while_another_program_holds_the_lock_reading_goes_on() {
    let home = TempDir::new().expect("a directory");
    std::fs::create_dir_all(home.path().join("data/duidu")).expect("it can be made");
    let lock = std::fs::File::create(home.path().join("data/duidu/lock")).expect("it can be made");
    lock.lock().expect("it is free");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("lm");
    program.wait_for("NOT SAVED");
    drop(lock);
    program.wait_for("bookmarked, saved");
    assert!(!program.shows("NOT SAVED"));
    program.press("q");
    assert_eq!(program.end().0, 0);
}

#[test]
fn without_a_place_for_bookmarks_reading_goes_on() {
    let home = TempDir::new().expect("a directory");
    // A file where the directory would have to be.
    std::fs::write(home.path().join("data"), "in the way").expect("it can be written");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("lm");
    program.wait_for("NOT SAVED");
    program.press("q");
    let (code, output) = program.end();
    assert_eq!(code, 1);
    assert!(
        output.contains("NOT SAVED"),
        "the bookmark is printed at the end"
    );
    assert_restored(&output);
}

#[cfg(unix)]
#[test]
fn the_terminal_is_asked_for_the_width_of_ambiguous_characters() {
    for (answer, edge) in [("\x1b[1;3R", ">| “"), ("", "▶┃ “")] {
        let home = TempDir::new().expect("a directory");
        let config = home.path().join("config/duidu");
        std::fs::create_dir_all(&config).expect("it can be made");
        std::fs::write(
            config.join("config.toml"),
            "text.ambiguous = \"auto\"\ntext.zh.measure = 20",
        )
        .expect("it can be written");
        let article = home.path().join("article.txt");
        std::fs::write(&article, "“We will,” said Anna Berg. “All of it.”").expect("it is written");
        let article = article.to_string_lossy();
        let mut program = Program::start(home.path(), &[&article]);
        program.wait_for("Anna Berg");
        program.press(answer);
        // Typed while the terminal is asked, perhaps: it is not lost.
        program.press("l");
        program.wait_for("quotation 1/1");
        assert!(
            program.shows(edge),
            "{}",
            program.screen.screen().contents()
        );
        program.press("q");
        assert_restored(&program.end().1);
    }
}

/// What does not know the question might print it.
#[test]
fn only_a_terminal_that_names_itself_is_asked_for_its_background() {
    for (named, asked) in [("", false), ("XTerm(379)", true)] {
        let home = TempDir::new().expect("a directory");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duidu"));
        command.env("XTERM_VERSION", named);
        let mut program = Program::run(home.path(), command, "");
        program.wait_for("English");
        program.press("q");
        assert_eq!(program.end().1.contains("\x1b]11;?"), asked);
    }
}

/// Where the terminal was opened for the program alone, nobody could continue
/// it: a test's terminal is such a one.
#[cfg(unix)]
#[test]
fn without_a_shell_it_does_not_stop() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("\x1a?");
    program.wait_for("Who said what");
    program.press("qq");
    assert_restored(&program.end().1);
}

#[cfg(unix)]
#[test]
fn a_note_being_typed_is_kept_when_a_signal_ends_the_program() {
    for signal in ["-TERM", "-HUP", "-INT", "-QUIT"] {
        let home = TempDir::new().expect("a directory");
        let mut program = Program::start(home.path(), &[]);
        program.wait_for("Speakers");
        program.press("\x1b[CMhalf a thought");
        program.wait_for("half a thought");
        program.signal(signal);
        assert_restored(&program.end().1);
        let mut program = Program::start(home.path(), &[]);
        program.wait_for("★ 1");
        program.press("\x1b[C");
        program.wait_for("half a thought");
        program.press("q");
        assert_restored(&program.end().1);
    }
}

/// What cannot be kept is told.
#[cfg(unix)]
#[test]
fn a_note_being_typed_is_printed_where_it_cannot_be_kept() {
    let home = TempDir::new().expect("a directory");
    std::fs::write(home.path().join("data"), "in the way").expect("it can be written");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("\x1b[CMhalf a thought");
    program.wait_for("half a thought");
    program.signal("-TERM");
    let (_, output) = program.end();
    assert_restored(&output);
    let (_, told) = output.rsplit_once("\x1b[?1049l").expect("it is restored");
    assert!(
        told.contains("NOT SAVED") && told.contains("half a thought"),
        "{told}"
    );
}

/// As less and bat do.
#[cfg(unix)]
#[test]
fn what_is_piped_in_is_read() {
    let home = TempDir::new().expect("a directory");
    let mut command = CommandBuilder::new("sh");
    let line = format!("echo 'From a pipe.' | '{}'", env!("CARGO_BIN_EXE_duidu"));
    command.args(["-c", &line]);
    let mut program = Program::run(home.path(), command, "");
    program.wait_for("From a pipe.");
    program.press("q");
    let (code, output) = program.end();
    assert_eq!(code, 0);
    assert_restored(&output);
}

/// A file of the configuration in `home`.
fn configure(home: &Path, source: &str) {
    let config = home.join("config/duidu");
    std::fs::create_dir_all(&config).expect("it can be made");
    std::fs::write(config.join("config.toml"), source).expect("it can be written");
}

#[test]
fn the_locale_chooses_the_language_and_the_configuration_goes_before_it() {
    let home = TempDir::new().expect("a directory");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duidu"));
    command.env("LC_MESSAGES", "zh_SG.UTF-8");
    let mut program = Program::run(home.path(), command, "");
    program.wait_for("? 全部按键");
    program.press("l");
    program.wait_for("引语 1/13");
    configure(home.path(), "language = \"en\"");
    program.wait_for("config.toml read again");
    program.press("l");
    program.wait_for("quotation 2/13");
    configure(home.path(), "language = \"auto\"");
    program.wait_for("已重新读取 config.toml");
    configure(home.path(), "language = \"cn\"");
    program.wait_for("config.toml:1: `language` 应为 \"en\", \"zh\" 或 \"auto\"");
    program.press("q");
    assert_eq!(program.end().0, 0);
}

#[test]
fn mistakes_of_the_configuration_are_told_and_a_changed_file_is_taken_up() {
    let home = TempDir::new().expect("a directory");
    configure(
        home.path(),
        "keys.qiut = \"Q\"\nkeys.next-quotation = \"n\"",
    );
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("config.toml:1: no command `qiut`; did you mean `quit`?");
    program.press("n");
    program.wait_for("quotation 1/13");
    program.press("l");
    program.wait_for("l: no such key, ? shows them");
    configure(
        home.path(),
        "[keys]\nnext-quotation = \"x y\"\nquit = \"Q\"",
    );
    program.wait_for("config.toml read again");
    program.press("2xy");
    program.wait_for("quotation 3/13");
    program.press("Q");
    let (code, output) = program.end();
    assert_eq!(code, 0);
    assert_restored(&output);
    let after = output.rsplit("\x1b[?1049l").next().unwrap_or_default();
    assert!(after.contains("no command `qiut`"), "{after:?}");
}

#[cfg(unix)]
#[test]
fn the_wheel_drops_no_notch_and_a_click_goes_to_the_sentence() {
    let home = TempDir::new().expect("a directory");
    let article = home.path().join("long.txt");
    let lines: Vec<String> = (0..1000)
        .map(|number| format!("Sentence {number} of a long text."))
        .collect();
    std::fs::write(&article, lines.join("\n\n")).expect("it is written");
    configure(home.path(), "mouse = true");
    let mut program = Program::start(home.path(), &[&article.to_string_lossy()]);
    program.wait_for("Sentence 0 of");
    for _ in 0..300 {
        program.press("\x1b[<65;40;10M");
    }
    // Three rows a notch, two rows a paragraph.
    program.wait_for("Sentence 450 of");
    assert!(!program.shows("Sentence 449 of"));
    program.press("\x1b[<0;30;2M\x1b[<0;30;2m");
    program.wait_for("sentence");
    assert!(program.shows("▶  Sentence 450"));
    program.press("q");
    assert_restored(&program.end().1);
}

#[test]
fn the_mouse_is_taken_where_the_terminal_names_itself_or_as_is_configured() {
    for (named, configured, taken) in [
        ("", "", false),
        ("", "mouse = true", true),
        ("XTerm(379)", "", true),
        ("XTerm(379)", "mouse = false", false),
    ] {
        let home = TempDir::new().expect("a directory");
        configure(home.path(), configured);
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duidu"));
        command.env("XTERM_VERSION", named);
        let mut program = Program::run(home.path(), command, "");
        program.wait_for("Speakers");
        program.press("q");
        let (_, output) = program.end();
        for mode in ["\x1b[?1002h", "\x1b[?1002l"] {
            assert_eq!(output.contains(mode), taken, "{named} {configured}");
        }
        assert_restored(&output);
    }
}

/// The words of a configuration are shown, not obeyed.
#[test]
fn no_escape_of_the_configuration_reaches_the_terminal() {
    let home = TempDir::new().expect("a directory");
    let config = home.path().join("config/duidu");
    std::fs::create_dir_all(&config).expect("it can be made");
    let hostile = "text.\"\\u001b]0;title\\u0007\" = 1";
    std::fs::write(config.join("config.toml"), hostile).expect("it can be written");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("config.toml:1");
    program.press("q");
    let (_, output) = program.end();
    assert!(!output.contains("\x1b]0;"), "{output:?}");
}

/// The terminal sends what was typed and what was pasted in one read when the
/// program was busy: the pasted text must not be run as keys.
#[test]
fn a_paste_after_escape_is_no_keys() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("\x1b\x1b[200~q\x1b[201~?");
    program.wait_for("Who said what");
    program.press("q/\x1b[200~cyber\x1b[201~");
    program.wait_for("/cyber");
    program.press("\x03q");
    assert_restored(&program.end().1);
}

/// The rest of a key that has begun is not waited for while other things
/// happen.
#[test]
fn a_cut_key_swallows_neither_the_next_one_nor_a_new_size() {
    let home = TempDir::new().expect("a directory");
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("Speakers");
    program.press("\x1b[");
    for cols in [40, SIZE.cols] {
        let size = PtySize { cols, ..SIZE };
        program.master.resize(size).expect("it can be resized");
    }
    spoil(&mut program);
    program.wait_for("Speakers");
    // Half a key and a whole one.
    program.press("\x1b[\x1b[C");
    program.wait_for("quotation 1/13");
    program.press("q");
    assert_restored(&program.end().1);
}

/// Nobody may ever write to a pipe.
#[cfg(unix)]
#[test]
fn a_pipe_in_the_list_is_waited_for_without_holding_anything_up() {
    let home = TempDir::new().expect("a directory");
    let pipe = home.path().join("a pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    let path = pipe.to_str().expect("a plain name");
    let start = || {
        let mut program = Program::start(home.path(), &["assets/sco-cyber-terrorism.txt", path]);
        program.wait_for("Speakers");
        program.press("J");
        program.wait_for("opening a pipe");
        program.press("?");
        program.wait_for("Who said what");
        program.press("q");
        program.wait_for("Speakers");
        program
    };
    let mut program = start();
    program.press("\x03");
    let (code, output) = program.end();
    assert_eq!(code, 0);
    assert_restored(&output);
    let program = start();
    program.signal("-TERM");
    assert_restored(&program.end().1);
    // What is written to it at last is read, but not into a note.
    let mut program = start();
    program.press("Mhalf a thought");
    program.wait_for("half a thought");
    std::fs::write(&pipe, "At last.").expect("it is read");
    program.press(", whole\r");
    program.wait_for("At last.");
    program.press(",");
    program.wait_for("★ 1");
    program.press("q");
    assert_restored(&program.end().1);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_program_while_the_editor_is_open() {
    let home = TempDir::new().expect("a directory");
    let script = home.path().join("editor");
    std::fs::write(
        &script,
        "echo saved so far > \"$1\"\necho EDITING\nread key\n",
    )
    .expect("it can be written");
    let editor = format!("sh '{}'", script.display());
    let mut program = Program::with_editor(home.path(), &[], &editor);
    program.wait_for("Speakers");
    program.press("\x1b[CM\x18");
    program.wait_for("EDITING");
    program.signal("-TERM");
    assert_restored(&program.end().1);
    let mut program = Program::start(home.path(), &[]);
    program.wait_for("★ 1");
    program.press("\x1b[C");
    program.wait_for("saved so far");
    program.press("q");
    assert_restored(&program.end().1);
}

/// What is copied reaches the program that keeps the clipboard of the desktop,
/// and the terminal.
#[cfg(unix)]
#[test]
fn a_copy_reaches_the_clipboard_of_the_desktop_and_the_terminal() {
    use std::os::unix::fs::PermissionsExt;
    let home = TempDir::new().expect("a directory");
    let tool = home.path().join("wl-copy");
    std::fs::write(&tool, "#!/bin/sh\ncat > \"$HOME/copied\"\n").expect("it can be written");
    let runs = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&tool, runs).expect("it can be run");
    let article = home.path().join("article.txt");
    std::fs::write(&article, "She said it: \"We wait.\"").expect("it can be written");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_duidu"));
    command.arg(&article);
    let path = std::env::var("PATH").unwrap_or_default();
    command.env("PATH", format!("{}:{path}", home.path().display()));
    command.env("WAYLAND_DISPLAY", "wayland-0");
    command.env_remove("TMUX");
    let mut program = Program::run(home.path(), command, "");
    program.wait_for("We wait.");
    program.press("y");
    program.wait_for("copied 5 words (wl-copy and the terminal)");
    program.press("q");
    let (code, output) = program.end();
    assert_eq!(code, 0);
    assert!(output.contains("\u{1b}]52;c;"), "{output:?}");
    let copied = std::fs::read_to_string(home.path().join("copied")).expect("it has been copied");
    assert_eq!(copied, "She said it: \"We wait.\"");
}
