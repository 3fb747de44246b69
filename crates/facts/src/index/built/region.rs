//! What readers call a region, so that `china` finds claims whose region is `CN`.

/// The places the core knows: code, names, adjectives, towns.
const REGIONS: &str = include_str!("../../../data/regions.txt");

/// All names of the region `code`, the code first. A group `outside CN` is named with `outside` before each.
pub(in crate::index) fn names_of_region(code: &str) -> Vec<String> {
    let mut names = vec![code.to_owned()];
    match code.strip_prefix("outside ") {
        Some(inner) => names.extend(listed(inner).map(|name| format!("outside {name}"))),
        None => names.extend(listed(code).map(str::to_owned)),
    }
    names
}

fn listed(code: &str) -> impl Iterator<Item = &'static str> {
    let line = REGIONS.lines().find_map(|line| {
        let (found, names) = line.split_once(" | ")?;
        (found == code).then_some(names)
    });
    let names = line.and_then(|line| line.split('|').next()).unwrap_or("");
    names.split(',').map(str::trim).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_called_by_their_names() {
        let check = |code: &str, name: &str| assert!(names_of_region(code).iter().any(|found| found == name), "{name}");
        check("CN", "China");
        check("world", "global");
        check("outside CN", "outside China");
        assert_eq!(names_of_region("nowhere"), ["nowhere"]);
    }
}
