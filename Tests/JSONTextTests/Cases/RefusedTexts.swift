extension Refused {
  /// What no reader may accept as the whole of a text.
  static let texts: [Refused] = [
    Refused("text_empty", "", "1:1: expected a value, found the end of the text"),
    Refused("text_white_space", " \n\t ", "2:3: expected a value, found the end of the text"),
    Refused(
      "text_byte_order_mark_only", "\u{FEFF}",
      "1:1: expected a value, found a byte order mark",
      "1:2: expected a value, found the end of the text"),
    Refused("text_byte_order_mark", "\u{FEFF}{}", "1:1: expected a value, found a byte order mark"),
    Refused(
      "text_byte_order_mark_cut", "\(0xEF, 0xBB){}",
      "1:1: expected a value, found byte 0xEF"),
    Refused(
      "text_utf_16_le_mark", "\(0xFF, 0xFE)[\u{0}]\u{0}",
      "1:1: expected text in UTF-8, found a byte order mark of UTF-16"),
    Refused(
      "text_utf_16_be_mark", "\(0xFE, 0xFF)\u{0}[\u{0}]",
      "1:1: expected text in UTF-8, found a byte order mark of UTF-16"),
    Refused(
      "text_utf_16_without_mark", #"[\#u{0}"\#u{0}"#,
      "1:2: expected a value or ']', found U+0000",
      #"1:3: expected ',' or ']', found string "U+0000""#,
      #"1:4: expected \u0000 in a string, found a bare U+0000"#,
      #"1:5: expected '"' to close the string begun at line 1, column 3, found the end of the text"#
    ),
    Refused("text_nul", "\u{0}", "1:1: expected a value, found U+0000"),
    Refused("text_nul_after", "[]\u{0}", "1:3: expected the end of the text, found U+0000"),
    Refused("text_nul_in_array", "[1,\u{0}2]", "1:4: expected a value after ',', found U+0000"),
    Refused("text_byte_ff", "\(0xFF)", "1:1: expected a value, found byte 0xFF"),
    Refused("text_bare_word", "hello", "1:1: expected a value, found 'hello'"),
    Refused("text_two_words", "hello world", "1:1: expected a value, found 'hello'"),
    Refused(
      "text_html", "<html><body></body></html>",
      "1:1: expected a value, found '<html><body></body></html>'"),
    Refused("text_angle_null", "<null>", "1:1: expected a value, found '<null>'"),
    Refused("text_comma", ",", "1:1: expected a value, found ','"),
    Refused("text_colon", ":", "1:1: expected a value, found ':'"),
    Refused("text_close_bracket", "]", "1:1: expected a value, found ']'"),
    Refused("text_close_brace", "}", "1:1: expected a value, found '}'"),
    Refused("text_two_roots", "{}{}", "1:3: expected the end of the text, found '{'"),
    Refused("text_two_roots_on_lines", "1\n2", "2:1: expected the end of the text, found number 2"),
    Refused("text_root_and_close", "[]]", "1:3: expected the end of the text, found ']'"),
    Refused(
      "text_comment_only", "// nothing",
      "1:1: a comment has no place in JSON",
      "1:11: expected a value, found the end of the text"),
    Refused("text_comment_before", "/* x */[]", "1:1: a comment has no place in JSON"),
    Refused(
      "text_comment_not_closed", "[1/*",
      "1:2: expected a number, found '1/*'",
      "1:5: expected ',' or ']', found the end of the text; the array begun at line 1, column 1 is not closed"
    ),
    Refused("text_hash_comment", "# x\n[]", "1:1: a comment has no place in JSON"),
    Refused("text_slash", "[/]", "1:2: expected a value or ']', found '/'"),
    Refused("text_no_break_space", "[\u{A0}]", "1:2: expected a value or ']', found U+00A0"),
    Refused("text_word_joiner", "[\u{2060}]", "1:2: expected a value or ']', found U+2060"),
    Refused(
      "text_ideographic_space", "[1,\u{3000}2]",
      "1:4: expected a value after ',', found U+3000"),
    Refused("text_next_line", "[\u{85}]", "1:2: expected a value or ']', found U+0085"),
    Refused(
      "text_line_separator", "[1,\u{2028}\n2]",
      "1:4: expected a value after ',', found U+2028",
      "2:1: expected ',' or ']', found number 2"),
    Refused(
      "text_byte_order_mark_within", "[\u{FEFF}1]",
      "1:2: expected a value or ']', found U+FEFF"),
    Refused(
      "text_uescape_outside", #"[\u000A""]"#,
      #"1:2: expected a value or ']', found '\u000A'"#,
      #"1:8: expected ',' or ']', found string """#),
    Refused("text_backslash", #"[\n]"#, #"1:2: expected a value or ']', found '\n'"#),
    Refused(
      "text_capitalised_quote", "[&quot;]",
      "1:2: expected a value or ']', found '&quot'",
      "1:7: expected ',' or ']', found ';'",
      "1:8: expected a value after ',', found ']'"),
    Refused(
      "text_open_brackets", "[{[{",
      "1:3: expected a key in double quotes or '}', found '['",
      "1:5: expected a key in double quotes or '}', found the end of the text; the object begun at line 1, column 4 is not closed"
    ),
    Refused("text_mismatch_deep", #"{"a":[{"b":[1}]}"#, "1:14: expected ',' or ']', found '}'"),
    Refused(
      "text_mismatch_crossing", "[{]}",
      "1:3: expected a key in double quotes or '}', found ']'",
      "1:4: expected the end of the text, found '}'"),
    Refused("text_at_sign", "@", "1:1: expected a value, found '@'"),
    Refused("text_dollar", "$", "1:1: expected a value, found '$'"),
    Refused("text_end_of_transmission", "[1\u{4}]", "1:2: expected a number, found '1U+0004'"),
  ]
}
