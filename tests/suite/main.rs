//! What a user would notice: the quotations of the bundled article, whole
//! journeys on the screen, the real program in a terminal, and the command
//! line. One crate, so that it is linked once.

mod align_command;
mod article;
mod bookmarks_command;
mod chinese_quotations;
mod command_line;
mod commands;
mod dictionary_command;
mod dictionary_files;
mod hostile;
mod interface;
mod journeys;
mod layers;
mod leads;
mod marking;
mod mouse;
mod page;
mod pages;
mod program;
mod reader;
mod themes;
mod tying;
mod typography;
mod word_readings;
mod word_segments;
mod words;
mod words_command;
