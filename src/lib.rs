//! duidu (对读, "to read two texts side by side"): a terminal reader for
//! bilingual news that knows who said what.
//!
//! # Code map, in reading order
//!
//! | module | the question it answers |
//! |---|---|
//! | [`text`] | what is safe to show, how wide it is, where a row or a sentence ends, which language it is |
//! | [`article`] | what is being read: one clean text and the blocks it is made of |
//! | [`lexicon`] | what a word is and what it may mean |
//! | [`bilingual`] | which passages of the two languages translate each other |
//! | [`quotation`] | who said what |
//! | [`annotation`] | what the reader marked, and where it stands |
//! | [`wording`] | what the reader says in words of its own, in English or in Chinese |
//! | [`app`] | the state of the reader, and what each command and message does to it |
//! | [`keymap`] | which key asks for which command |
//! | [`ui`] | what the state looks like |
//! | [`error`] | what can fail at the edges, in words |
//! | [`source`] | where a text comes from |
//! | [`config`] | what the reader chose in a file |
//! | [`storage`] | where bookmarks are kept |
//! | [`cli`] | what is printed without a screen |
//! | [`terminal`] | events in, frames and effects out |
//!
//! A module uses only modules to its left:
//! `text | article, lexicon | bilingual | quotation, annotation | wording | app |
//! keymap, ui | error | source, config, storage | cli | terminal | main`.
//!
//! # The way of a key
//!
//! `Input::wait` takes the bytes that the terminal has sent, and `Decoder::decode`
//! makes keys of them. For each, `EventLoop::react` looks up the [`app::Command`]
//! that `Keymap::press` has for it in the current mode; `EventLoop::perform`
//! hands that to `App::perform`, where one line names the function that does it,
//! such as `Reading::step_quotation`, and `Reading::settle` then makes the rows in
//! view.
//! What the command asks of the outside is an [`app::Effect`], which
//! `EventLoop::carry_out` does; what became of it is an [`app::Message`] for
//! `App::receive`. When all that came at once is done, `EventLoop::draw` has
//! `Screen::draw` collect the frame of `ui::draw`, which only reads the state, and
//! `TextBackend::draw` makes one write of the cells that differ. A gesture of the
//! mouse goes the same way: `ui::at` tells what lies under it, and `App::point`
//! does what that means.
//!
//! # Invariants
//!
//! - An article is one clean text; every layer (blocks, quotations, matches,
//!   bookmarks) is byte ranges on it and copies nothing.
//! - A place is a byte offset into that text, never a row number.
//! - Nothing left of `source` knows a terminal, a file, a clock or a network.
//! - Only [`text::CleanText`] reaches a screen, an export or a file name.

pub mod text;

pub mod article;

pub mod lexicon;

pub mod bilingual;

pub mod quotation;

pub mod annotation;

pub mod wording;

pub mod app;

pub mod keymap;

pub mod ui;

pub mod error;

pub mod source;

pub mod config;

pub mod storage;

pub mod cli;

pub mod terminal;
