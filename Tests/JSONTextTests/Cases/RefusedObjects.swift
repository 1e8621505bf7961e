extension Refused {
  /// Objects that no reader may accept, and keys given twice.
  static let objects: [Refused] = [
    Refused(
      "object_trailing_comma", #"{"a":1,}"#,
      "1:8: expected a key in double quotes after ',', found '}'"),
    Refused(
      "object_two_trailing_commas", #"{"a":1,,}"#,
      "1:8: expected a key in double quotes after ',', found ','",
      "1:9: expected a key in double quotes after ',', found '}'"),
    Refused(
      "object_lone_comma", "{,}",
      "1:2: expected a key in double quotes or '}', found ','",
      "1:3: expected a key in double quotes after ',', found '}'"),
    Refused(
      "object_leading_comma", #"{,"a":1}"#,
      "1:2: expected a key in double quotes or '}', found ','"),
    Refused(
      "object_two_commas", #"{"a":1,,"b":2}"#,
      "1:8: expected a key in double quotes after ',', found ','"),
    Refused(
      "object_missing_comma", #"{"a":1 "b":2}"#,
      #"1:8: expected ',' or '}', found string "b""#),
    Refused(
      "object_missing_comma_between_lines", #"{"a":1\#n "b":2}"#,
      #"2:2: expected ',' or '}', found string "b""#),
    Refused("object_missing_colon", #"{"a" 1}"#, "1:6: expected ':' after the key, found number 1"),
    Refused(
      "object_missing_colon_string", #"{"a" "b"}"#,
      #"1:6: expected ':' after the key, found string "b""#),
    Refused(
      "object_missing_colon_object", #"{"a" {}}"#,
      "1:6: expected ':' after the key, found '{'"),
    Refused("object_two_colons", #"{"a"::1}"#, "1:6: expected a value after ':', found ':'"),
    Refused(
      "object_comma_for_colon", #"{"a",1}"#,
      "1:5: expected ':' after the key, found ','",
      "1:6: expected a key in double quotes after ',', found number 1"),
    Refused("object_equals_for_colon", #"{"a"=1}"#, "1:5: expected ':' after the key, found '='"),
    Refused("object_arrow_for_colon", #"{"a" => 1}"#, "1:6: expected ':' after the key, found '='"),
    Refused("object_key_only", #"{"a"}"#, "1:5: expected ':' after the key, found '}'"),
    Refused("object_key_colon_only", #"{"a":}"#, "1:6: expected a value after ':', found '}'"),
    Refused(
      "object_value_missing_before_comma", #"{"a":,"b":1}"#,
      "1:6: expected a value after ':', found ','"),
    Refused("object_value_only", "{:1}", "1:2: expected a key in double quotes or '}', found ':'"),
    Refused(
      "object_colon_only", "{:}",
      "1:2: expected a key in double quotes or '}', found ':'",
      "1:3: expected a value after ':', found '}'"),
    Refused(
      "object_unquoted_key", "{a:1}",
      "1:2: expected a key in double quotes or '}', found 'a'"),
    Refused(
      "object_unquoted_key_second", #"{"a":1,b:2}"#,
      "1:8: expected a key in double quotes after ',', found 'b'"),
    Refused(
      "object_single_quoted_key", "{'a':1}",
      "1:2: expected a key in double quotes or '}', found ''a''"),
    Refused(
      "object_number_key", "{1:1}",
      "1:2: expected a key in double quotes or '}', found number 1"),
    Refused(
      "object_big_number_key", "{9999E9999:1}",
      "1:2: expected a key in double quotes or '}', found number 9999E9999"),
    Refused(
      "object_null_key", "{null:null}",
      "1:2: expected a key in double quotes or '}', found null"),
    Refused(
      "object_array_key", "{[1]:2}",
      "1:2: expected a key in double quotes or '}', found '['",
      "1:5: expected ',' or '}', found ':'"),
    Refused(
      "object_object_key", "{{}:2}",
      "1:2: expected a key in double quotes or '}', found '{'",
      "1:4: expected ',' or '}', found ':'"),
    Refused(
      "object_bare_word_only", "{a}",
      "1:2: expected a key in double quotes or '}', found 'a'"),
    Refused("object_emoji_key", "{😀:1}", "1:2: expected a key in double quotes or '}', found '😀'"),
    Refused(
      "object_not_closed", "{",
      "1:2: expected a key in double quotes or '}', found the end of the text; the object begun at line 1, column 1 is not closed"
    ),
    Refused(
      "object_not_closed_after_key", #"{"a""#,
      "1:5: expected ':' after the key, found the end of the text; the object begun at line 1, column 1 is not closed"
    ),
    Refused(
      "object_not_closed_after_colon", #"{"a":"#,
      "1:6: expected a value after ':', found the end of the text; the object begun at line 1, column 1 is not closed"
    ),
    Refused(
      "object_not_closed_after_value", #"{"a":1"#,
      "1:7: expected ',' or '}', found the end of the text; the object begun at line 1, column 1 is not closed"
    ),
    Refused(
      "object_not_closed_after_comma", #"{"a":1,"#,
      "1:8: expected a key in double quotes after ',', found the end of the text; the object begun at line 1, column 1 is not closed"
    ),
    Refused("object_closed_twice", #"{"a":1}}"#, "1:8: expected the end of the text, found '}'"),
    Refused("object_closed_by_bracket", #"{"a":1]"#, "1:7: expected ',' or '}', found ']'"),
    Refused(
      "object_closed_by_bracket_when_empty", "{]",
      "1:2: expected a key in double quotes or '}', found ']'"),
    Refused(
      "object_closed_by_bracket_after_key", #"{"a"]"#,
      "1:5: expected ':' after the key, found ']'"),
    Refused("object_semicolon", #"{"a":1;"b":2}"#, "1:7: expected ',' or '}', found ';'"),
    Refused("object_value_and_more", #"{"a":1 2}"#, "1:8: expected ',' or '}', found number 2"),
    Refused("object_value_and_object", #"{"a":1 {"b":2}}"#, "1:8: expected ',' or '}', found '{'"),
    Refused("object_comment", #"{"a":/*x*/1}"#, "1:6: a comment has no place in JSON"),
    Refused(
      "object_comment_after", #"{"a":1}/**/"#,
      "1:8: expected the end of the text, found '/**/'"),
    Refused(
      "object_line_comment", #"{"a":1} // x"#,
      "1:9: expected the end of the text, found '//'"),
    Refused("object_hash_after", #"{"a":1}#"#, "1:8: expected the end of the text, found '#'"),
    Refused("object_garbage_after", #"{"a":1}x"#, "1:8: expected the end of the text, found 'x'"),
    Refused(
      "object_duplicate_key", #"{"a":1,"a":1}"#,
      #"1:8: duplicate key "a", given first at line 1, column 2"#),
    Refused(
      "object_duplicate_key_three_times", #"{"a":1,"a":2,"a":3}"#,
      #"1:8: duplicate key "a", given first at line 1, column 2"#,
      #"1:14: duplicate key "a", given first at line 1, column 2"#),
    Refused(
      "object_duplicate_empty_key", #"{"":1,"":2}"#,
      #"1:7: duplicate key "", given first at line 1, column 2"#),
    Refused(
      "object_duplicate_by_escape", #"{"a":1,"\u0061":2}"#,
      #"1:8: duplicate key "a", given first at line 1, column 2"#),
    Refused(
      "object_duplicate_apart", #"{"a":1,"b":2,"a":3}"#,
      #"1:14: duplicate key "a", given first at line 1, column 2"#),
    Refused(
      "object_duplicate_nested", #"{"x":{"a":1,"a":2}}"#,
      #"1:13: duplicate key "a", given first at line 1, column 7"#),
    Refused(
      "object_duplicate_on_lines", #"{\#n  "a": 1,\#n  "a": 2\#n}"#,
      #"3:3: duplicate key "a", given first at line 2, column 3"#),
    Refused(
      "object_invalid_key", #"{"\#(0xB9)":"0"}"#,
      "1:3: expected UTF-8 in a string, found byte 0xB9"),
    Refused(
      "object_key_not_closed", #"{"a:1}"#,
      #"1:7: expected '"' to close the string begun at line 1, column 2, found the end of the text"#
    ),
    Refused(
      "object_bracket_for_value", #"{"a":]}"#,
      "1:6: expected a value after ':', found ']'",
      "1:7: expected the end of the text, found '}'"),
  ]
}
