//! Small numbers that name things: positions in the vectors of a corpus.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the thing at `index`, which must be below 2³².
            pub fn at(index: usize) -> Self {
                Self(index as u32)
            }

            /// Where it stands in its vector.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(/** A document of the corpus. */ DocId);
id!(/** A claim of the corpus. */ ClaimId);
id!(/** A fact of the corpus. */ FactId);
id!(/** A rule of the registry. */ RuleId);
