//! Opens the page of `examples/sse` in Chromium, sees what it shows, and what the server does when the page is left.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde::Deserialize;
use serde_json::json;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{sleep, timeout};

/// How long anything may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long cargo may take to build the server.
const BUILD: Duration = Duration::from_mins(15);
/// The colour of the estimates in the chart.
const BLUE: [u8; 3] = [0x25, 0x63, 0xeb];

/// A program that is killed when it is dropped.
struct Program {
    process: Child,
    output: Lines<BufReader<ChildStdout>>,
}

impl Program {
    fn start(command: &mut Command) -> Result<Self> {
        let mut process = command.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let output = process.stdout.take().context("no standard output")?;
        Ok(Self { process, output: BufReader::new(output).lines() })
    }

    /// The rest of the next line that begins so.
    async fn prints(&mut self, beginning: &str, patience: Duration) -> Result<String> {
        let find = async {
            while let Some(line) = self.output.next_line().await? {
                if let Some(rest) = line.strip_prefix(beginning) {
                    return Ok(rest.to_owned());
                }
            }
            anyhow::bail!("it ended without printing `{beginning}`")
        };
        timeout(patience, find).await.with_context(|| format!("it did not print `{beginning}`"))?
    }
}

struct Server {
    program: Program,
    address: String,
}

impl Server {
    async fn start() -> Result<Self> {
        // On Unix `cargo run` becomes the program that it runs, so this is the process to kill.
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["run", "--quiet", "--locked", "-p", "sse", "--", "0"]);
        let mut program = Program::start(cargo.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")))?;
        let address = program.prints("open ", BUILD).await?;
        Ok(Self { program, address })
    }

    /// How many events the next client that goes has been sent.
    async fn client_gone(&mut self) -> Result<u32> {
        let count = self.program.prints("client gone after ", PATIENCE).await?;
        Ok(count.trim_end_matches(" events").parse()?)
    }

    async fn keeps_its_clients(&mut self) -> Result<()> {
        let line = timeout(Duration::from_millis(500), self.program.output.next_line()).await;
        ensure!(line.is_err(), "a page is open, and the server prints {line:?}");
        Ok(())
    }
}

/// Starts a browser with a profile in the directory.
async fn connect(driver: &mut Program, directory: &Path) -> Result<Client> {
    let port = driver.prints("ChromeDriver was started successfully on port ", PATIENCE).await?;
    let capabilities = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "args": [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=800,900",
                // The browser ends when the pipe is closed, and so with the driver, in whatever way that ends.
                "--remote-debugging-pipe",
                format!("--user-data-dir={}", directory.join("profile").display()),
            ],
        },
    });
    let mut builder = ClientBuilder::new(HttpConnector::new());
    builder.capabilities(serde_json::from_value(capabilities)?);
    let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
    timeout(PATIENCE, builder.connect(&address)).await.context("the browser did not start")?.map_err(Into::into)
}

/// Runs a test with a server and a browser of its own, and ends both, whatever comes of the test.
async fn with_browser(test: impl AsyncFnOnce(&mut Server, &Client) -> Result<()>) -> Result<()> {
    // Where one is left behind by a test that was killed, `cargo clean` removes it.
    let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let mut server = Server::start().await?;
    let mut driver = Program::start(Command::new("chromedriver").arg("--port=0").env("HOME", directory.path()))
        .context("chromedriver cannot be started: `scripts/check-browser --install` installs it")?;
    let browser = connect(&mut driver, directory.path()).await?;
    let result = timeout(4 * PATIENCE, test(&mut server, &browser)).await.context("the test takes too long");
    // A test may have closed it. The driver answers when the browser has ended, and no longer writes to the directory.
    let _ = timeout(PATIENCE, browser.close()).await;
    driver.process.kill().await?;
    server.program.process.kill().await?;
    result?
}

/// What the page shows at one moment.
#[derive(Debug, Deserialize)]
struct Page {
    state: String,
    percent: String,
    progress: f64,
    items: u32,
    /// How many points the line in the chart has, and how long it is.
    points: u32,
    length: f64,
}

async fn look(browser: &Client) -> Result<Page> {
    let script = r"
        const find = selector => document.querySelector(selector);
        return {
            state: find('#state').textContent,
            percent: find('#percent').textContent,
            progress: find('#progress').value,
            items: find('#items').childElementCount,
            points: find('polyline').points.length,
            length: find('polyline').getTotalLength(),
        };
    ";
    Ok(serde_json::from_value(browser.execute(script, Vec::new()).await?)?)
}

/// Waits until the page shows so many items.
async fn see_items(browser: &Client, items: u32) -> Result<()> {
    let see = async {
        while look(browser).await?.items < items {
            sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    };
    timeout(PATIENCE, see).await.with_context(|| format!("the page does not show {items} items"))?
}

/// How many pixels of a picture have that colour.
fn count_pixels(picture: &[u8], colour: [u8; 3]) -> Result<usize> {
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a picture that large")?];
    let size = reader.next_frame(&mut pixels)?;
    Ok(pixels[..size.buffer_size()]
        .chunks(size.color_type.samples())
        .filter(|pixel| pixel.starts_with(&colour))
        .count())
}

#[tokio::test]
async fn the_page_shows_each_event_as_it_arrives() -> Result<()> {
    with_browser(async |server, browser| {
        browser.goto(&format!("{}/?steps=50", server.address)).await?;
        let mut moments = vec![look(browser).await?];
        while moments.last().is_some_and(|page| page.state != "done") {
            sleep(Duration::from_millis(20)).await;
            moments.push(look(browser).await?);
        }

        for page in &moments {
            let (percent, progress) =
                if page.items == 0 { (0, 0.0) } else { (2 * page.items, f64::from(page.items) / 50.0) };
            ensure!(page.points == page.items, "the chart is of other items than the list: {page:?}");
            ensure!(page.percent == format!("{percent} %"), "{page:?}");
            ensure!((page.progress - progress).abs() < 1e-6, "{page:?}");
        }
        for pair in moments.windows(2) {
            ensure!(pair[0].items <= pair[1].items && pair[0].length <= pair[1].length, "it began anew: {pair:?}");
        }
        // A machine that does much else may show some of them together.
        let counts: BTreeSet<_> = moments.iter().map(|page| page.items).collect();
        ensure!(counts.last() == Some(&50), "the job ended at {counts:?}");
        ensure!(counts.len() >= 25, "the items did not come one by one: {counts:?}");

        ensure!(server.client_gone().await? == 50);
        // Where the page goes on listening, the browser connects again.
        server.keeps_its_clients().await?;
        let page = look(browser).await?;
        ensure!(page.state == "done" && page.items == 50, "{page:?}");

        let picture = browser.screenshot().await?;
        fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join("page.png"), &picture)?;
        let blue = count_pixels(&browser.find(Locator::Id("chart")).await?.screenshot().await?, BLUE)?;
        ensure!(blue > 500, "{blue} pixels of the chart are blue");
        Ok(())
    })
    .await
}

/// A job that takes hours, so that it cannot end by itself.
const LONG: &str = "/?steps=100000";

#[tokio::test]
async fn a_page_that_is_left_drops_its_generator_and_begins_anew_on_return() -> Result<()> {
    with_browser(async |server, browser| {
        browser.goto(&format!("{}{LONG}", server.address)).await?;
        see_items(browser, 3).await?;
        server.keeps_its_clients().await?;
        browser.goto("about:blank").await?;
        let events = server.client_gone().await?;
        ensure!(events >= 3);

        browser.back().await?;
        // More than it may still show of the first time.
        see_items(browser, events + 3).await?;
        server.keeps_its_clients().await
    })
    .await
}

#[tokio::test]
async fn a_tab_that_is_closed_drops_its_generator_and_no_other() -> Result<()> {
    with_browser(async |server, browser| {
        browser.goto(&format!("{}{LONG}", server.address)).await?;
        let first = browser.window().await?;
        let second = browser.new_window(true).await?.handle;
        browser.switch_to_window(second).await?;
        browser.goto(&format!("{}{LONG}", server.address)).await?;
        see_items(browser, 3).await?;
        server.keeps_its_clients().await?;
        browser.close_window().await?;
        let events = server.client_gone().await?;
        ensure!(events >= 3);

        browser.switch_to_window(first).await?;
        let items = look(browser).await?.items;
        see_items(browser, items + 3).await?;
        server.keeps_its_clients().await
    })
    .await
}

#[tokio::test]
async fn a_browser_that_is_quit_drops_its_generator() -> Result<()> {
    with_browser(async |server, browser| {
        browser.goto(&format!("{}{LONG}", server.address)).await?;
        see_items(browser, 3).await?;
        server.keeps_its_clients().await?;
        browser.clone().close().await?;
        ensure!(server.client_gone().await? >= 3);
        Ok(())
    })
    .await
}
