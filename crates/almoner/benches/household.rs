//! One household of the workload, JSON text in and JSON text out: Almoner beside hand-written Rust with
//! rust_decimal, in one run: once with as little JSON out as a program can do with, once with the same bytes in
//! and out. Also how long a program takes to compile.
//!
//! `cargo bench -p almoner`; the figures stand in `docs/benchmarks.md`.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::hint::black_box;

use almoner::{Json, Program, compile};
use almoner_workload::{generate, native, same_json};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use jiff::civil::date;

const HOUSEHOLDS: u64 = 1_000;

fn workload() -> Program {
    let rules = include_str!("../../../examples/workload/workload.alm");
    let standards = include_str!("../../../examples/workload/standards.csv");
    compile([("workload.alm", rules), ("standards.csv", standards)]).expect("the workload compiles")
}

fn one_household(criterion: &mut Criterion) {
    let program = workload();
    let households: Vec<String> = (0..HOUSEHOLDS).map(generate::json).collect();
    let mut group = criterion.benchmark_group("household");
    group.throughput(Throughput::Elements(HOUSEHOLDS));
    group.bench_function("hand-written Rust", |bencher| {
        bencher.iter(|| {
            for household in &households {
                black_box(native::decide_json(black_box(household)).expect("a household"));
            }
        });
    });
    group.bench_function("hand-written Rust, same JSON", |bencher| {
        bencher.iter(|| {
            for household in &households {
                let decided = same_json::decide_json(black_box(household), date(2025, 8, 1));
                black_box(decided.expect("a household"));
            }
        });
    });
    group.bench_function("Almoner", |bencher| {
        bencher.iter(|| {
            for household in &households {
                let outcome = program
                    .evaluate_only(&same_json::OUTPUTS, Json(black_box(household)), date(2025, 8, 1))
                    .expect("a decision");
                black_box(outcome.to_json());
            }
        });
    });
    group.finish();
}

fn compiling(criterion: &mut Criterion) {
    let sources = workload().sources().clone();
    let mut group = criterion.benchmark_group("compile");
    group.bench_function("workload", |bencher| {
        bencher.iter_batched(|| sources.clone(), compile, BatchSize::SmallInput);
    });
    group.finish();
}

criterion_group!(benches, one_household, compiling);
criterion_main!(benches);
