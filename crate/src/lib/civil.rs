//! Days and dates of the proleptic Gregorian calendar, and their text: what `time` and `datetime` share.

/// A date with a time of day, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub year: i64,
    /// From 1.
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
    /// From Monday, 0.
    pub weekday: u32,
    /// The day of the year, from 1.
    pub yearday: u32,
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Days since 1970-01-01.
pub fn days(year: i64, month: u32, day: u32) -> i64 {
    // Years begin in March here, so that the leap day comes last.
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = i64::from((month + 9) % 12);
    let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// Year, month and day of a number of days since 1970-01-01.
pub fn date(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u32;
    let month = (month_from_march + 2) as u32 % 12 + 1;
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

impl Moment {
    /// From seconds since 1970-01-01.
    pub fn from_seconds(seconds: i64) -> Moment {
        let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400) as u32);
        let (year, month, day) = date(days);
        Moment {
            year,
            month,
            day,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: (days + 3).rem_euclid(7) as u32,
            yearday: (days - self::days(year, 1, 1) + 1) as u32,
        }
    }

    pub fn to_seconds(self) -> i64 {
        let of_day = i64::from(self.hour) * 3600 + i64::from(self.minute) * 60 + i64::from(self.second);
        days(self.year, self.month, self.day) * 86_400 + of_day
    }

    /// `Mon Jan  1 00:00:00 2024`
    pub fn to_c_text(self) -> String {
        self.format("%a %b %e %H:%M:%S %Y")
    }

    /// As `strftime` in the C locale; what is no directive stays as it is.
    pub fn format(&self, template: &str) -> String {
        let mut text = String::new();
        let mut rest = template.chars();
        while let Some(c) = rest.next() {
            if c != '%' {
                text.push(c);
                continue;
            }
            let Some(directive) = rest.next() else {
                text.push('%');
                break;
            };
            match self.directive(directive) {
                Some(field) => text.push_str(&field),
                None => text.extend(['%', directive]),
            }
        }
        text
    }

    fn directive(&self, directive: char) -> Option<String> {
        let month = MONTHS[(self.month as usize).clamp(1, 12) - 1];
        let day = DAYS[self.weekday as usize % 7];
        let hour_of_half = (self.hour + 11) % 12 + 1;
        Some(match directive {
            'a' => day[..3].to_owned(),
            'A' => day.to_owned(),
            'b' | 'h' => month[..3].to_owned(),
            'B' => month.to_owned(),
            'c' => self.to_c_text(),
            'C' => format!("{:02}", self.year.div_euclid(100)),
            'd' => format!("{:02}", self.day),
            'D' | 'x' => self.format("%m/%d/%y"),
            'e' => format!("{:2}", self.day),
            'F' => self.format("%Y-%m-%d"),
            'G' => format!("{}", self.iso_week().0),
            'H' => format!("{:02}", self.hour),
            'I' => format!("{hour_of_half:02}"),
            'j' => format!("{:03}", self.yearday),
            'm' => format!("{:02}", self.month),
            'M' => format!("{:02}", self.minute),
            'n' => "\n".to_owned(),
            'p' => if self.hour < 12 { "AM" } else { "PM" }.to_owned(),
            'r' => self.format("%I:%M:%S %p"),
            'R' => self.format("%H:%M"),
            's' => self.to_seconds().to_string(),
            'S' => format!("{:02}", self.second),
            't' => "\t".to_owned(),
            'T' | 'X' => self.format("%H:%M:%S"),
            'u' => format!("{}", self.weekday + 1),
            'U' => format!("{:02}", (self.yearday + 6 - (self.weekday + 1) % 7) / 7),
            'V' => format!("{:02}", self.iso_week().1),
            'w' => format!("{}", (self.weekday + 1) % 7),
            'W' => format!("{:02}", (self.yearday + 6 - self.weekday) / 7),
            'y' => format!("{:02}", self.year.rem_euclid(100)),
            'Y' => format!("{}", self.year),
            'z' => "+0000".to_owned(),
            'Z' => "UTC".to_owned(),
            '%' => "%".to_owned(),
            _ => return None,
        })
    }

    /// Year and number of the ISO week: the week of a year's first Thursday is its first.
    pub fn iso_week(&self) -> (i64, u32) {
        let today = days(self.year, self.month, self.day);
        let thursday = today - i64::from(self.weekday) + 3;
        let (year, ..) = date(thursday);
        (year, ((thursday - days(year, 1, 1)) / 7 + 1) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_each_others_inverse() {
        assert_eq!(days(1970, 1, 1), 0);
        assert_eq!(days(2024, 1, 1), 19_723);
        assert_eq!(date(-719_162), (1, 1, 1));
        for day in (-719_162..2_932_897).step_by(997) {
            let (year, month, of_month) = date(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }

    #[test]
    fn directives_are_those_of_the_c_locale() {
        let moment = Moment::from_seconds(1_704_067_200 + 59 * 86_400 + 13 * 3600 + 5);
        assert_eq!(moment.format("%Y-%m-%d %H:%M:%S %j %a %A %b %B %p %I %%"), "2024-02-29 13:00:05 060 Thu Thursday Feb February PM 01 %");
        assert_eq!(moment.format("%U %W %V %G %u %w %y %C %e %Q"), "08 09 09 2024 4 4 24 20 29 %Q");
        assert_eq!(Moment::from_seconds(1_704_067_200).to_c_text(), "Mon Jan  1 00:00:00 2024");
    }
}
