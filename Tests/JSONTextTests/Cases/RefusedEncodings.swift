extension Refused {
  /// Ill-formed UTF-8, which no reader may accept.
  static let encodings: [Refused] = [
    Refused(
      "string_lone_continuation", #"["\#(0x80)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0x80"),
    Refused(
      "string_last_continuation", #"["\#(0xBF)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xBF"),
    Refused("string_byte_ff", #"["\#(0xFF)"]"#, "1:3: expected UTF-8 in a string, found byte 0xFF"),
    Refused("string_byte_fe", #"["\#(0xFE)"]"#, "1:3: expected UTF-8 in a string, found byte 0xFE"),
    Refused(
      "string_latin_1", #"["caf\#(0xE9)"]"#,
      "1:6: expected UTF-8 in a string, found byte 0xE9"),
    Refused(
      "string_overlong_2_bytes", #"["\#(0xC0, 0xAF)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xC0"),
    Refused(
      "string_overlong_c1", #"["\#(0xC1, 0xBF)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xC1"),
    Refused(
      "string_overlong_3_bytes", #"["\#(0xE0, 0x80, 0xAF)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xE0"),
    Refused(
      "string_overlong_3_bytes_last", #"["\#(0xE0, 0x9F, 0xBF)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xE0"),
    Refused(
      "string_overlong_4_bytes", #"["\#(0xF0, 0x80, 0x80, 0xAF)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xF0"),
    Refused(
      "string_overlong_4_bytes_last", #"["\#(0xF0, 0x8F, 0xBF, 0xBF)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xF0"),
    Refused(
      "string_overlong_5_bytes", #"["\#(0xF8, 0x80, 0x80, 0x80, 0x80)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xF8"),
    Refused(
      "string_overlong_nul", #"["\#(0xC0, 0x80)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xC0"),
    Refused(
      "string_surrogate_in_utf8", #"["\#(0xED, 0xA0, 0x80)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xED"),
    Refused(
      "string_last_surrogate_in_utf8", #"["\#(0xED, 0xBF, 0xBF)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xED"),
    Refused(
      "string_past_10ffff", #"["\#(0xF4, 0x90, 0x80, 0x80)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xF4"),
    Refused(
      "string_lead_f5", #"["\#(0xF5, 0x80, 0x80, 0x80)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xF5"),
    Refused(
      "string_2_bytes_cut", #"["\#(0xC3)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xC3"),
    Refused(
      "string_3_bytes_cut", #"["\#(0xE6, 0xB3)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xE6"),
    Refused(
      "string_4_bytes_cut", #"["\#(0xF0, 0x9F, 0x98)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xF0"),
    Refused(
      "string_4_bytes_cut_early", #"["\#(0xF0)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xF0"),
    Refused(
      "string_cut_at_end", #"["\#(0xE6, 0xB3)"#,
      "1:3: expected UTF-8 in a string, found byte 0xE6",
      #"1:4: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused(
      "string_cut_then_letter", #"["\#(0xE6)a"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xE6"),
    Refused(
      "string_cut_then_lead", #"["\#(0xE6, 0xB3)é"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xE6"),
    Refused(
      "string_third_byte_wrong", #"["\#(0xE6, 0xB3, 0xC0)"]"#,
      "1:3: expected UTF-8 in a string, found byte 0xE6",
      "1:4: expected UTF-8 in a string, found byte 0xC0"),
    Refused(
      "string_fourth_byte_wrong", #"["\#(0xF0, 0x9F, 0x98)("]"#,
      "1:3: expected UTF-8 in a string, found byte 0xF0"),
    Refused(
      "string_invalid_after_escape", #"["\n\#(0xFF)"]"#,
      "1:5: expected UTF-8 in a string, found byte 0xFF"),
  ]
}

extension Refused {
  /// Texts that the standard lets a reader accept or refuse, and that this one refuses.
  static let leftOpen: [Refused] = [
    Refused(
      "string_lone_high_surrogate", #""\uDADA""#,
      #"1:2: expected the second half of a surrogate pair after '\uDADA'"#),
    Refused(
      "string_lone_low_surrogate", #""\uDd1e""#,
      #"1:2: expected the first half of a surrogate pair before '\uDd1e'"#),
    Refused(
      "string_overlong", #""\#(0xC0, 0xAF)""#,
      "1:2: expected UTF-8 in a string, found byte 0xC0"),
    Refused(
      "string_not_in_unicode", #""\#(0xF4, 0xBF, 0xBF, 0xBF)""#,
      "1:2: expected UTF-8 in a string, found byte 0xF4"),
    Refused(
      "string_utf_16", #"\#(0xFF, 0xFE)"\#u{0}a\#u{0}"\#u{0}"#,
      "1:1: expected text in UTF-8, found a byte order mark of UTF-16"),
    Refused(
      "structure_byte_order_mark", "\u{FEFF}{}",
      "1:1: expected a value, found a byte order mark"),
  ]
}
