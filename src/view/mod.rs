//! The regions of the page, one file each, named as its style sheet's section.

pub(crate) mod about;
pub(crate) mod article_list;
pub(crate) mod citation;
pub(crate) mod claim_card;
pub(crate) mod claim_table;
pub(crate) mod compare;
pub(crate) mod document;
pub(crate) mod embed;
pub(crate) mod empty;
pub(crate) mod facet_panel;
pub(crate) mod figures;
pub(crate) mod goals;
pub(crate) mod headline;
pub(crate) mod help;
pub(crate) mod hint;
pub(crate) mod masthead;
pub(crate) mod notices;
pub(crate) mod overview;
pub(crate) mod ranges;
pub(crate) mod read;
pub(crate) mod search_box;
