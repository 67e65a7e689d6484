//! The one integration binary.

mod disk;
mod pages;
mod reading;
