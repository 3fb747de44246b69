//! Leaf widgets. They know text, counts and callbacks, and nothing of what the page is about.

pub mod chip;
pub mod combobox;
pub mod marked;
pub mod tabs;
pub mod virtual_list;
