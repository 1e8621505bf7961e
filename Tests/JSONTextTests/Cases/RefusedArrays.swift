extension Refused {
  /// Arrays that no reader may accept.
  static let arrays: [Refused] = [
    Refused(
      "array_lone_comma", "[,]",
      "1:2: expected a value or ']', found ','",
      "1:3: expected a value after ',', found ']'"),
    Refused("array_leading_comma", "[,1]", "1:2: expected a value or ']', found ','"),
    Refused("array_trailing_comma", "[1,]", "1:4: expected a value after ',', found ']'"),
    Refused(
      "array_trailing_comma_empty_string", #"["",]"#,
      "1:5: expected a value after ',', found ']'"),
    Refused("array_two_commas", "[1,,2]", "1:4: expected a value after ',', found ','"),
    Refused(
      "array_two_trailing_commas", "[1,,]",
      "1:4: expected a value after ',', found ','",
      "1:5: expected a value after ',', found ']'"),
    Refused(
      "array_three_commas", "[1,,,2]",
      "1:4: expected a value after ',', found ','",
      "1:5: expected a value after ',', found ','"),
    Refused("array_missing_comma", "[1 2]", "1:4: expected ',' or ']', found number 2"),
    Refused(
      "array_missing_comma_strings", #"["a" "b"]"#,
      #"1:6: expected ',' or ']', found string "b""#),
    Refused("array_missing_comma_arrays", "[3[4]]", "1:3: expected ',' or ']', found '['"),
    Refused("array_missing_comma_object", "[1{}]", "1:3: expected ',' or ']', found '{'"),
    Refused(
      "array_missing_value_in_middle", "[1,\n,2]",
      "2:1: expected a value after ',', found ','"),
    Refused("array_colon_for_comma", #"["":1]"#, "1:4: expected ',' or ']', found ':'"),
    Refused("array_colon_instead", "[1:2]", "1:3: expected ',' or ']', found ':'"),
    Refused("array_semicolon", "[1;2]", "1:3: expected ',' or ']', found ';'"),
    Refused(
      "array_not_closed", "[",
      "1:2: expected a value or ']', found the end of the text; the array begun at line 1, column 1 is not closed"
    ),
    Refused(
      "array_not_closed_after_value", #"["a""#,
      "1:5: expected ',' or ']', found the end of the text; the array begun at line 1, column 1 is not closed"
    ),
    Refused(
      "array_not_closed_after_comma", "[1,",
      "1:4: expected a value after ',', found the end of the text; the array begun at line 1, column 1 is not closed"
    ),
    Refused(
      "array_not_closed_with_lines", "[1,\n1\n,1",
      "3:3: expected ',' or ']', found the end of the text; the array begun at line 1, column 1 is not closed"
    ),
    Refused(
      "array_not_closed_object", "[{}",
      "1:4: expected ',' or ']', found the end of the text; the array begun at line 1, column 1 is not closed"
    ),
    Refused("array_closed_twice", "[1]]", "1:4: expected the end of the text, found ']'"),
    Refused("array_comma_after_close", "[1],", "1:4: expected the end of the text, found ','"),
    Refused("array_closed_by_brace", "[1}", "1:3: expected ',' or ']', found '}'"),
    Refused("array_closed_by_brace_when_empty", "[}", "1:2: expected a value or ']', found '}'"),
    Refused(
      "array_number_and_dot", "[1.]",
      "1:2: expected a digit after the decimal point, found '1.'"),
    Refused("array_star", "[*]", "1:2: expected a value or ']', found '*'"),
    Refused("array_just_minus", "[-]", "1:2: expected a digit after '-', found '-'"),
    Refused("array_double_dash", "[--1]", "1:2: expected a digit after '-', found '--1'"),
    Refused(
      "array_inner_not_closed", "[[1,2]",
      "1:7: expected ',' or ']', found the end of the text; the array begun at line 1, column 1 is not closed"
    ),
    Refused("array_x_after_close", #"["x"]y"#, "1:6: expected the end of the text, found 'y'"),
    Refused("array_vertical_tab", "[\u{B}]", "1:2: expected a value or ']', found U+000B"),
    Refused("array_form_feed", "[\u{C}]", "1:2: expected a value or ']', found U+000C"),
  ]
}
