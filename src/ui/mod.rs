//! Leaf widgets. They know text, counts and callbacks, and nothing of what the page is about.

pub(crate) mod chip;
pub(crate) mod choice_chips;
pub(crate) mod combobox;
pub(crate) mod dropdown;
pub(crate) mod marked;
pub(crate) mod option;
pub(crate) mod range;
pub(crate) mod tabs;
pub(crate) mod virtual_list;
