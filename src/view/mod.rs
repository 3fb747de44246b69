//! The regions of the page, one file each, named as its style sheet's section.

pub mod about;
pub mod article_list;
pub mod citation;
pub mod claim_card;
pub mod claim_table;
pub mod compare;
pub mod document;
pub mod embed;
pub mod empty;
pub mod facet_panel;
pub mod goals;
pub mod help;
pub mod masthead;
pub mod notices;
pub mod overview;
pub mod read;
pub mod search_box;
