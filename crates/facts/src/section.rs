//! Enums whose variants are the sections of a table in `data`: what the table calls `[rise noun]` is `Cue::RiseNoun`.

/// An enum with the function that reads it from the name of a section. `enum Cue with Noun` has a first variant that holds
/// another such enum, and the section is named by both: `[noun share]` is `Cue::Noun(Noun::Share)`.
macro_rules! sections {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident $(with $inner:ident)? {
            $($(#[$doc:meta])* $variant:ident,)*
        }
    ) => {
        $(#[$about])*
        $vis enum $name {
            $($inner($inner),)?
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// All but the variant that holds another enum.
            $vis const ALL: &'static [(&'static str, $name)] = &[$((stringify!($variant), $name::$variant),)*];

            /// How many places there are.
            #[allow(dead_code, reason = "not every such enum is kept in sets")]
            $vis const PLACES: u8 = Self::ALL.len() as u8 $(+ $inner::PLACES)?;

            /// A number of its own for each value, from 0.
            #[allow(dead_code, reason = "not every such enum is kept in sets")]
            $vis const fn place(self) -> u8 {
                #[repr(u8)]
                enum Numbered { $($variant,)* }
                match self {
                    $($name::$inner(inner) => inner.place(),)?
                    $($name::$variant => Self::PLACES - Self::ALL.len() as u8 + Numbered::$variant as u8,)*
                }
            }

            /// The variant whose section is `section`.
            $vis fn of_section(section: &str) -> Option<Self> {
                $(if let Some((first, rest)) = section.split_once(' ')
                    && $crate::section::spells(first, stringify!($inner))
                {
                    return $inner::of_section(rest).map($name::$inner);
                })?
                let spelled = Self::ALL.iter().find(|(variant, _)| $crate::section::spells(section, variant));
                spelled.map(|(_, variant)| *variant)
            }
        }
    };
}

pub(crate) use sections;

/// Whether `section` is the name of a variant as separate words: "rise noun" of `RiseNoun`.
pub(crate) fn spells(section: &str, variant: &str) -> bool {
    let capital = |(at, byte): (usize, u8)| if at == 0 { byte.to_ascii_uppercase() } else { byte };
    variant.bytes().eq(section.split(' ').flat_map(|word| word.bytes().enumerate().map(capital)))
}

/// The names of the sections of a table, for the test that each has its variant and each variant its section.
#[cfg(test)]
pub(crate) fn names(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    sections! {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Colour {
            Red,
            DarkRed,
        }
    }

    sections! {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Paint with Colour {
            Bare,
        }
    }

    #[test]
    fn sections_are_read_as_variants() {
        assert_eq!(Colour::of_section("dark red"), Some(Colour::DarkRed));
        assert_eq!(Paint::of_section("bare"), Some(Paint::Bare));
        assert_eq!(Paint::of_section("colour dark red"), Some(Paint::Colour(Colour::DarkRed)));
        let paints = [Paint::Colour(Colour::Red), Paint::Colour(Colour::DarkRed), Paint::Bare];
        assert!(paints.map(Paint::place) == [0, 1, 2] && Paint::PLACES == 3);
        for unknown in ["", "darkred", "dark", "colour"] {
            assert_eq!((Colour::of_section(unknown), Paint::of_section(unknown)), (None, None), "{unknown:?}");
        }
        assert_eq!(names("# a\n[red]\nx\n[dark red]").collect::<Vec<_>>(), ["red", "dark red"]);
    }
}
