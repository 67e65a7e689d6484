//! The one integration binary.

mod cli;
mod disk;
mod pages;
mod reading;
