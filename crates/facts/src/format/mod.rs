//! Values, periods and claims as words and as records.
