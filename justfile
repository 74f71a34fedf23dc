# What developers run beside `cargo test`; each recipe is a plain command, so that
# it can be typed where `just` is not installed.

# List the recipes.
default:
    @just --list --unsorted

# Everything CI checks.
check:
    .ci/run

# The README's commands in a fresh clone with an empty cargo home.
fresh-machine *OPTIONS:
    scripts/fresh-machine {{OPTIONS}}

# Quotations beside those of annotators (SHARED: the directory with eval/).
evaluate SHARED:
    cargo build --release
    scripts/evaluate {{SHARED}}

# Start, page, resize and memory beside `less`.
peers *OPTIONS:
    cargo build --release
    scripts/peers {{OPTIONS}}

# Try to make bookmarks be lost: kills, full disks, failing system calls.
durability *OPTIONS:
    cargo build --release
    scripts/durability {{OPTIONS}}

# How many bookmarks find their words again in an article that has changed.
anchor-figures:
    cargo run --release --example anchor_figures

# How fast quotations are found, and whether the cost grows with the length.
quotation-speed *OPTIONS:
    cargo run --release --example quotation_speed {{OPTIONS}}

# The time of a frame, of wrapping, of the lists.
bench:
    cargo bench

# Draw the README's picture anew.
picture:
    cargo run --example picture > assets/screen.svg

# The archive of docs/archive.md on a Spark cluster of this machine.
archive COUNT="1000" *OPTIONS:
    cargo build --release
    rm -rf target/archive
    examples/archive/make_articles.py {{COUNT}} target/archive/articles --poison
    examples/archive/local_cluster.py target/archive/articles target/archive/quotations {{OPTIONS}}

# Type-check the code behind cfg(windows) and cfg(macos).
check-targets:
    rustup target add x86_64-pc-windows-gnu x86_64-apple-darwin
    cargo check --target x86_64-pc-windows-gnu
    cargo check --target x86_64-apple-darwin
