extension Refused {
  /// Strings that no reader may accept.
  static let strings: [Refused] = [
    Refused(
      "string_not_closed", #""abc"#,
      #"1:5: expected '"' to close the string begun at line 1, column 1, found the end of the text"#
    ),
    Refused(
      "string_one_quote", #"""#,
      #"1:2: expected '"' to close the string begun at line 1, column 1, found the end of the text"#
    ),
    Refused(
      "string_not_closed_in_array", #"["abc]"#,
      #"1:7: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused(
      "string_bare_line_feed", #"["a\#nb"]"#,
      #"1:4: expected '"' to close the string begun at line 1, column 2, found the end of the line"#
    ),
    Refused(
      "string_bare_return", #"["a\#rb"]"#,
      #"1:4: expected '"' to close the string begun at line 1, column 2, found the end of the line"#
    ),
    Refused(
      "string_bare_tab", #"["a\#tb"]"#,
      #"1:4: expected \t in a string, found a bare U+0009"#),
    Refused(
      "string_bare_nul", #"["a\#u{0}b"]"#,
      #"1:4: expected \u0000 in a string, found a bare U+0000"#),
    Refused(
      "string_bare_backspace", #"["\#u{8}"]"#,
      #"1:3: expected \b in a string, found a bare U+0008"#),
    Refused(
      "string_bare_form_feed", #"["\#u{C}"]"#,
      #"1:3: expected \f in a string, found a bare U+000C"#),
    Refused(
      "string_bare_unit_separator", #"["\#u{1F}"]"#,
      #"1:3: expected \u001f in a string, found a bare U+001F"#),
    Refused(
      "string_bare_escape", #"["\#u{1B}[0m"]"#,
      #"1:3: expected \u001b in a string, found a bare U+001B"#),
    Refused("string_single_quotes", "['abc']", "1:2: expected a value or ']', found ''abc''"),
    Refused(
      "string_single_quote_alone", "['",
      "1:2: expected a value or ']', found '''",
      "1:3: expected ',' or ']', found the end of the text; the array begun at line 1, column 1 is not closed"
    ),
    Refused("string_without_quotes", "[abc]", "1:2: expected a value or ']', found 'abc'"),
    Refused("string_typographic_quotes", "[“abc”]", "1:2: expected a value or ']', found '“abc”'"),
    Refused("string_backticks", "[`abc`]", "1:2: expected a value or ']', found '`abc`'"),
    Refused("string_escaped_x", #"["\x41"]"#, #"1:3: expected an escape, found '\x'"#),
    Refused("string_escaped_zero", #"["\0"]"#, #"1:3: expected an escape, found '\0'"#),
    Refused("string_escaped_a", #"["\a"]"#, #"1:3: expected an escape, found '\a'"#),
    Refused("string_escaped_apostrophe", #"["\'"]"#, #"1:3: expected an escape, found '\''"#),
    Refused("string_escaped_capital_u", #"["\U0041"]"#, #"1:3: expected an escape, found '\U'"#),
    Refused("string_escaped_capital_n", #"["\N"]"#, #"1:3: expected an escape, found '\N'"#),
    Refused("string_escaped_v", #"["\v"]"#, #"1:3: expected an escape, found '\v'"#),
    Refused("string_escaped_space", #"["\ "]"#, #"1:3: expected an escape, found '\ '"#),
    Refused(
      "string_escaped_line_end", #"["\\#n"]"#,
      #"1:4: expected '"' to close the string begun at line 1, column 2, found the end of the line"#
    ),
    Refused(
      "string_escaped_tab", #"["\\#t"]"#,
      #"1:4: expected \t in a string, found a bare U+0009"#),
    Refused(
      "string_escaped_nul", #"["\\#u{0}"]"#,
      #"1:4: expected \u0000 in a string, found a bare U+0000"#),
    Refused("string_escaped_multibyte", #"["\é"]"#, #"1:3: expected an escape, found '\é'"#),
    Refused("string_escaped_emoji", #"["\😀"]"#, #"1:3: expected an escape, found '\😀'"#),
    Refused(
      "string_escaped_invalid_byte", #"["\\#(0xE5)"]"#,
      #"1:3: expected an escape, found '\\#u{FFFD}'"#,
      "1:4: expected UTF-8 in a string, found byte 0xE5"),
    Refused(
      "string_backslash_at_end", #"["\"#,
      #"1:4: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused(
      "string_backslash_before_quote", #"["\"]"#,
      #"1:6: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused(
      "string_backslash_three", #"["\\\"]"#,
      #"1:8: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused("string_u_short", #"["\u00A"]"#, #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused("string_u_empty", #"["\u"]"#, #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_one_digit", #"["\u0"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_no_digits", #"["\uQQQQ"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused("string_u_sign", #"["\u+123"]"#, #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused("string_u_space", #"["\u 123"]"#, #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_braces", #"["\u{41}"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_at_end", #"["\u00"#,
      #"1:3: expected four hexadecimal digits after '\u'"#,
      #"1:7: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused(
      "string_u_invalid_byte", #"["\u\#(0xE5)"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#,
      "1:5: expected UTF-8 in a string, found byte 0xE5"),
    Refused(
      "string_u_full_width_digits", #"["\u００４１"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused("string_u_g", #"["\u000g"]"#, #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_capital_g", #"["\u00G0"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_before_digits", #"["\u0/00"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_after_digits", #"["\u:000"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_before_capitals", #"["\u000@"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_u_before_small", #"["\u000`"]"#,
      #"1:3: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_lone_high", #"["\ud800"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud800'"#),
    Refused(
      "string_lone_high_last", #"["\uDBFF"]"#,
      #"1:3: expected the second half of a surrogate pair after '\uDBFF'"#),
    Refused(
      "string_lone_low", #"["\udc00"]"#,
      #"1:3: expected the first half of a surrogate pair before '\udc00'"#),
    Refused(
      "string_lone_low_last", #"["\uDFFF"]"#,
      #"1:3: expected the first half of a surrogate pair before '\uDFFF'"#),
    Refused(
      "string_high_then_letter", #"["\ud800a"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud800'"#),
    Refused(
      "string_high_then_escape", #"["\ud800\n"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud800'"#),
    Refused(
      "string_high_then_scalar", #"["\ud800\u0041"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud800'"#),
    Refused(
      "string_high_then_high", #"["\ud800\ud800"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud800'"#,
      #"1:9: expected the second half of a surrogate pair after '\ud800'"#),
    Refused(
      "string_high_high_low", #"["\ud800\ud834\udd1e"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud800'"#),
    Refused(
      "string_reversed_pair", #"["\udd1e\ud834"]"#,
      #"1:3: expected the first half of a surrogate pair before '\udd1e'"#,
      #"1:9: expected the second half of a surrogate pair after '\ud834'"#),
    Refused(
      "string_high_then_short", #"["\ud834\udd"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud834'"#,
      #"1:9: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_high_then_bad_digit", #"["\ud834\uddxe"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud834'"#,
      #"1:9: expected four hexadecimal digits after '\u'"#),
    Refused(
      "string_high_then_upper_x", #"["\ud834xdd1e"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud834'"#),
    Refused(
      "string_high_at_end", #"["\ud834"#,
      #"1:3: expected the second half of a surrogate pair after '\ud834'"#,
      #"1:9: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused(
      "string_high_backslash_at_end", #"["\ud834\"#,
      #"1:3: expected the second half of a surrogate pair after '\ud834'"#,
      #"1:10: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused(
      "string_pair_past_low_range", #"["\ud834\ue000"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud834'"#),
    Refused(
      "string_pair_before_low_range", #"["\ud834\udbff"]"#,
      #"1:3: expected the second half of a surrogate pair after '\ud834'"#,
      #"1:9: expected the second half of a surrogate pair after '\udbff'"#),
    Refused(
      "string_two_roots", #""a" "b""#,
      #"1:5: expected the end of the text, found string "b""#),
    Refused("string_then_letter", #""a"x"#, "1:4: expected the end of the text, found 'x'"),
  ]
}
