use loopscope::session::{run, Options, Run};
use loopscope::view::*;
use serde_json::Value;
use std::collections::BTreeMap;
fn said(p: &Phrase) -> String { format!("{} {:?}", p.kind, p.texts()) }
fn main() {
    let asks: Value = serde_json::from_str(&std::fs::read_to_string("/tmp/qv/asks.json").unwrap()).unwrap();
    let mut runs: BTreeMap<String, Run> = BTreeMap::new();
    for ask in asks.as_array().unwrap() {
        let s = ask["source"].as_str().unwrap().to_owned();
        let r = runs.entry(s.clone()).or_insert_with(|| run(&s, &Options::default()));
        let w = format!("{} {} {}", ask["where"].as_str().unwrap(), ask["kind"].as_str().unwrap(), ask["file"].as_str().unwrap());
        match ask["kind"].as_str().unwrap() {
            k @ ("find" | "question") => {
                let a: Attributes = serde_json::from_value(ask["attributes"].clone()).unwrap();
                if k == "find" {
                    match r.view.find(&a) { Ok(e) => { let s = r.state(e).sentence; println!("ok {w} {a:?} -> {e} {} {:?}", s.kind, s.texts()) }, Err(m) => println!("BAD {w} {a:?} {}", said(&m)) }
                } else {
                    match r.view.question(&a) {
                        Ok(q) => { let l: Vec<String> = q.choices.iter().map(|c| said(&c.label)).collect();
                            let right: Vec<&String> = q.right.iter().map(|i| &l[*i as usize]).collect();
                            let s = r.state(q.shown).sentence;
                            println!("ok {w} {a:?}\n     at {} {:?} -> {:?} {:?}\n     of {:?} decides {} {:?}", s.kind, s.texts(), q.seconds, right, l, q.event, r.state(q.event).sentence.kind) }
                        Err(m) => println!("BAD {w} {a:?} {}", said(&m)) }
                }
            }
            k => match r.view.check(&ask["checks"]) {
                Err(m) => println!("BAD {w} {}", said(&m)),
                Ok(res) => {
                    let bad: Vec<String> = res.iter().filter(|c| !c.passed).map(|c| format!("{} | {}", said(&c.asked), said(c.seen.as_ref().unwrap()))).collect();
                    let fine = (k == "file") != bad.is_empty();
                    println!("{} {w} {:?}", if fine { "ok" } else { "BAD" }, bad)
                }
            }
        }
    }
}
