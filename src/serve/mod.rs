//! The local page: what was built, for the browser of the person at this machine and for nobody else.
//!
//! [`Pages`] holds what a build made: every path with the digest of its bytes. A request is first judged by its
//! `gate`: loopback, own name, own origin, reading only. What it asks for is looked up in that map, never on the disk;
//! a file is read only where the map has it, and sent only where its bytes are those that were built. A page so costs
//! no memory, and whatever somebody puts into the folder is not served. What reloads a page is added on the way out:
//! the files know nothing of it.

mod gate;
mod live;
mod page;
mod pages;

pub use pages::{Pages, Problems};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// How long a request may take to say what it asks for.
const HEADERS: Duration = Duration::from_secs(10);

/// How much it may say for that: bytes.
const LONGEST: usize = 64 * 1024;

/// How many connections are open at once; the next ones wait.
const CONNECTIONS: usize = 500;

/// Takes a port of the loopback address: this one, or any free one for 0.
///
/// # Errors
/// The port is taken, or may not be.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Answers until the process ends.
///
/// # Errors
/// The machine has no way to wait for connections.
pub fn run(listener: TcpListener, pages: Pages) -> io::Result<()> {
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let app = Router::new()
            .route(live::STREAM, get(live::stream))
            .route(live::PROBLEMS, get(live::problems))
            .fallback(page::answer)
            .with_state(pages)
            .layer(middleware::from_fn_with_state(port, guarded));
        accept(&listener, &app).await
    })
}

async fn accept(listener: &tokio::net::TcpListener, app: &Router) -> io::Result<()> {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&room).acquire_owned().await else { return Ok(()) };
        let Ok((stream, _)) = listener.accept().await else {
            // No more files may be open: some will be closed.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        let service = TowerToHyperService::new(app.clone());
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(HEADERS)
            .max_buf_size(LONGEST)
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            // A browser that goes away is no failure.
            let _ = connection.await;
            drop(place);
        });
    }
}

/// Lets through what the gate does, and says of every answer what a browser may do with it: nothing.
async fn guarded(State(port): State<u16>, request: Request, next: Next) -> Response {
    let mut response = match gate::judge(&request, port) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    };
    gate::close(response.headers_mut());
    response
}
