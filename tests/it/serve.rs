//! `gen serve` through the built binary, over sockets of the loopback. Who may ask for what, `hostile` tries out.

use crate::watch::{Scene, offer};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

/// A server of a scene.
struct Server {
    scene: Scene,
    host: String,
}

impl Server {
    fn of(mut scene: Scene) -> Self {
        scene.begin("serve", |command| _ = command.args(["--port", "0"]));
        let said = scene.says("serving http://127.0.0.1:");
        let host = said.trim().trim_start_matches("serving http://").trim_end_matches('/').to_owned();
        scene.says("watching for changes");
        Self { scene, host }
    }

    fn ask(&self, target: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "GET {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).unwrap();
        BufReader::new(stream)
    }

    fn get(&self, target: &str) -> String {
        let mut answer = String::new();
        self.ask(target).read_to_string(&mut answer).unwrap();
        answer
    }

    /// Listens as the page at `target` would.
    fn listen(&self, target: &str) -> BufReader<TcpStream> {
        let page = self.get(target);
        let shown = page.split("data-shown=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let mut stream = self.ask(&format!("/.gen/live?{shown}"));
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            assert!(stream.read_line(&mut line).unwrap() > 0, "no head of {shown}");
        }
        stream
    }
}

/// The next word that a page hears.
#[track_caller]
fn heard(stream: &mut BufReader<TcpStream>) -> String {
    let mut lines = stream.lines().map_while(Result::ok);
    let word = lines.find_map(|line| Some(line.strip_prefix("event: ")?.to_owned())).unwrap();
    assert_eq!(lines.next().unwrap(), "data: now", "a browser passes over a word without data");
    word
}

#[test]
fn a_page_that_changed_is_told_and_no_other() {
    let server = Server::of(Scene::new());
    assert!(server.get("/").contains("href=\"a/index.html\""));
    let (mut a, mut b) = (server.listen("/a/"), server.listen("/b/index.html"));
    server.scene.write("offers/a.yaml", &offer("Gardener", ""));
    assert_eq!(heard(&mut a), "changed");
    assert!(server.get("/a/index.html").contains("Gardener"));
    b.get_ref().set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    assert!(b.fill_buf().is_err(), "nobody told the other page");
    b.get_ref().set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    server.scene.write("offers/b.yaml", &offer("Baker", ""));
    assert_eq!(heard(&mut b), "changed");
    let mut rest = String::new();
    b.read_to_string(&mut rest).unwrap();
    assert!(!rest.contains("event"), "one change, one word: {rest}");
}

#[test]
fn a_page_that_comes_or_goes_is_told() {
    let server = Server::of(Scene::new());
    let mut c = server.listen("/c/");
    server.scene.write("offers/c.yaml", &offer("Gardener", ""));
    assert_eq!(heard(&mut c), "changed");
    let mut c = server.listen("/c/");
    fs::remove_file(server.scene.at("offers/c.yaml")).unwrap();
    assert_eq!(heard(&mut c), "changed");
    assert!(server.get("/c/").starts_with("HTTP/1.1 404 "));
}

#[test]
fn a_first_build_that_fails_is_shown_and_mended_on_the_page() {
    let scene = Scene::new();
    scene.write("gen.yaml", "formats: [paper]\n");
    let server = Server::of(scene);
    assert!(server.get("/").contains("Nothing is built yet"));
    let problems = server.get("/.gen/problems");
    assert!(problems.contains("\"errors\":1") && problems.contains("gen.yaml:1:"), "{problems}");
    let mut page = server.listen("/");
    assert_eq!(heard(&mut page), "problems");
    fs::remove_file(server.scene.at("gen.yaml")).unwrap();
    let words = [heard(&mut page), server.get("/.gen/problems")];
    assert_eq!(words[0], "changed");
    assert!(words[1].contains("\"errors\":0") && words[1].ends_with("\"text\":\"\",\"warnings\":0}"), "{}", words[1]);
    assert!(server.get("/").starts_with("HTTP/1.1 200 "));
}

#[test]
fn nothing_is_served_but_what_was_built_and_the_files_know_nothing_of_the_server() {
    let server = Server::of(Scene::new());
    assert!(server.get("/a/index.html").contains("EventSource"));
    assert!(!server.scene.dossier("a/index.html").contains("EventSource"));
    let file = server.scene.folder.path().join("out/a/index.html");
    fs::write(&file, "SECRET").unwrap();
    let answer = server.get("/a/index.html");
    assert!(answer.starts_with("HTTP/1.1 409 ") && !answer.contains("SECRET"), "{answer}");
    for path in ["/.gen", "/.gen-files", "/../src/profile.yaml", "/a"] {
        assert!(!server.get(path).starts_with("HTTP/1.1 200 "), "{path}");
    }
}

#[test]
fn a_port_that_is_taken_is_named_and_no_other_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let scene = Scene::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gen"));
    let done = command.arg("serve").arg(scene.at(".")).args(["--port", &port]).output().unwrap();
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(said.contains(&port) && said.contains("--port 0"), "{said}");
    assert!(!scene.at("dossiers").exists(), "nothing is built");
}
