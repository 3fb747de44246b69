//! One request and its answer, as JSON, to a server on this machine.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use super::{BrowserError, Result};

/// A command of the driver takes seconds at most; one that takes this long has hung.
const PATIENCE: Duration = Duration::from_secs(90);

/// Sends a request and gives the `value` of the answer.
pub(super) fn ask(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let asked = format!("{method} {path}");
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    let length = body.len();
    let head = format!(
        "{asked} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())?;
    let answer = receive(BufReader::new(stream))?;
    read_answer(&asked, &answer)
}

/// The body of an answer. The driver keeps the connection open, so only the stated length tells where it ends.
fn receive(mut stream: impl BufRead) -> Result<String> {
    let mut length = 0;
    let mut line = String::new();
    while stream.read_line(&mut line)? > 0 && !line.trim_end().is_empty() {
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or_default();
        }
        line.clear();
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body)?;
    Ok(String::from_utf8_lossy(&body).into_owned())
}

fn read_answer(asked: &str, body: &str) -> Result<Value> {
    let broken = || BrowserError::Protocol { asked: asked.to_owned(), answer: body.chars().take(300).collect() };
    let mut json: Value = serde_json::from_str(body).map_err(|_| broken())?;
    let value = json.get_mut("value").map(Value::take).ok_or_else(broken)?;
    if let (Some(error), Some(message)) = (value.get("error"), value.get("message")) {
        let text = |value: &Value| value.as_str().and_then(|text| text.lines().next()).unwrap_or_default().to_owned();
        return Err(BrowserError::Refused { asked: asked.to_owned(), error: text(error), message: text(message) });
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_ends_where_it_says() {
        let answer = "HTTP/1.1 200 OK\r\nContent-length: 13\r\n\r\n{\"value\":\"x\"}and more";
        assert_eq!(receive(answer.as_bytes()).unwrap(), "{\"value\":\"x\"}");
    }

    #[test]
    fn gives_the_value_of_an_answer() {
        assert_eq!(read_answer("GET /", "{\"value\":\"x\"}").unwrap(), Value::from("x"));
    }

    #[test]
    fn an_error_keeps_its_name_and_first_line() {
        let answer = "{\"value\":{\"error\":\"no such element\",\"message\":\"a\\nb\"}}";
        assert_eq!(read_answer("GET /", answer).unwrap_err().to_string(), "GET /: no such element: a");
    }

    #[test]
    fn half_an_answer_is_said_to_be_one() {
        assert!(matches!(read_answer("GET /", "{\"val"), Err(BrowserError::Protocol { .. })));
    }
}
