extension Accepted {
  /// Arrays that every reader must accept.
  static let arrays: [Accepted] = [
    Accepted("array_empty", "[]"),
    Accepted("array_spaces_inside", "[ \t\r\n]", as: "[]"),
    Accepted("array_with_empty_string", #"[""]"#),
    Accepted("array_nested_empty", "[[],[[]],[[[]]]]"),
    Accepted("array_null", "[null]"),
    Accepted("array_false", "[false]"),
    Accepted("array_true", "[true]"),
    Accepted("array_several_nulls", "[1,null,null,null,2]"),
    Accepted("array_of_all_kinds", #"[null,true,false,1,"1",{},[]]"#),
    Accepted("array_space_before_comma", "[1 ,2]", as: "[1,2]"),
    Accepted("array_leading_space", " [1]", as: "[1]"),
    Accepted("array_trailing_space", "[2] ", as: "[2]"),
    Accepted("array_trailing_line_end", "[2]\n", as: "[2]"),
    Accepted("array_line_end_within", "[1\n]", as: "[1]"),
    Accepted("array_tabs_and_returns", "[\t1\r,\r\n2\t]", as: "[1,2]"),
    Accepted("array_objects", #"[{},{"a":[]}]"#),
    Accepted("array_no_space", "[1,2,3]"),
    Accepted("array_spaces_everywhere", " [ 1 , 2 , 3 ] ", as: "[1,2,3]"),
  ]
}

extension Accepted {
  /// Numbers that every reader must accept.
  static let numbers: [Accepted] = [
    Accepted("number_zero", "0"),
    Accepted("number_minus_zero", "-0"),
    Accepted("number_one", "1"),
    Accepted("number_minus_one", "-1"),
    Accepted("number_simple_integer", "[123]"),
    Accepted("number_simple_fraction", "[123.456789]"),
    Accepted("number_zero_fraction", "0.0"),
    Accepted("number_keeps_trailing_zeros", "1.10"),
    Accepted("number_minus_zero_fraction", "-0.0"),
    Accepted("number_small_e", "1e5"),
    Accepted("number_capital_e", "1E5"),
    Accepted("number_e_plus", "1e+5"),
    Accepted("number_e_minus", "1e-5"),
    Accepted("number_capital_e_plus", "1E+2"),
    Accepted("number_capital_e_minus", "1E-2"),
    Accepted("number_zero_e_one", "0e1"),
    Accepted("number_zero_e_plus_one", "0e+1"),
    Accepted("number_fraction_and_exponent", "123.456e78"),
    Accepted("number_exponent_with_leading_zeros", "1e007"),
    Accepted("number_after_space", "[ 4]", as: "[4]"),
    Accepted("number_before_line_end", "1\n", as: "1"),
    Accepted("number_18_digits", "123456789012345678"),
    Accepted("number_19_digits", "9223372036854775807"),
    Accepted("number_lowest_int64", "-9223372036854775808"),
    Accepted("number_past_uint64", "18446744073709551616"),
    Accepted("number_40_digits", "1234567890123456789012345678901234567890"),
    Accepted("number_18_digits_8_decimals", "123456789012345678.12345678"),
    Accepted("number_long_fraction", "0.00000000000000000000000000000000000001"),
    Accepted("number_negative_fraction", "-0.5e-3"),
    Accepted("number_ten", "10"),
    Accepted("number_zero_in_array", "[0,0]"),
    Accepted("number_exponent_zero", "1e0"),
    Accepted("number_exponent_minus_zero", "1e-0"),
  ]
}

extension Accepted {
  /// Objects that every reader must accept.
  static let objects: [Accepted] = [
    Accepted("object_empty", "{}"),
    Accepted("object_spaces_inside", "{ \n\t\r }", as: "{}"),
    Accepted("object_one", #"{"a":1}"#),
    Accepted("object_two", #"{"a":1,"b":2}"#),
    Accepted("object_order_kept", #"{"b":1,"a":2,"c":0}"#),
    Accepted("object_empty_key", #"{"":0}"#),
    Accepted("object_spaces_everywhere", #" { "a" : 1 , "b" : [ ] } "#, as: #"{"a":1,"b":[]}"#),
    Accepted("object_nul_in_key", #"{"foo\u0000bar":42}"#),
    Accepted("object_escaped_key", #"{"\u0061\n":1}"#, as: #"{"a\n":1}"#),
    Accepted("object_nested", #"{"a":{"b":{"c":{}}}}"#),
    Accepted("object_keys_differ_in_case", #"{"a":1,"A":2}"#),
    Accepted("object_same_key_in_two", #"[{"a":1},{"a":2}]"#),
    Accepted("object_same_key_nested", #"{"a":{"a":1}}"#),
    Accepted("object_key_composed_and_not", #"{"é":1,"e\#u{301}":2}"#),
    Accepted("object_prefix_keys", #"{"a":1,"aa":2,"aaa":3}"#),
    Accepted("object_line_ends", #"{\#n"a": "b"\#n}"#, as: #"{"a":"b"}"#),
    Accepted("object_long_key", #"{"abcdefghijklmnopqrstuvwxyz":[{"x":"y"}]}"#),
    Accepted("object_unicode_key", #"{"注文":true}"#),
    Accepted("object_key_like_number", #"{"1":1,"1.0":2}"#),
    Accepted("object_all_kinds", #"{"n":null,"t":true,"f":false,"i":-1,"s":"","a":[],"o":{}}"#),
  ]
}

extension Accepted {
  /// Roots and white space that every reader must accept.
  static let texts: [Accepted] = [
    Accepted("root_null", "null"),
    Accepted("root_true", "true"),
    Accepted("root_false", "false"),
    Accepted("root_string", #""a""#),
    Accepted("root_number", "-1.5"),
    Accepted("root_literal_before_space", "true ", as: "true"),
    Accepted("root_literal_after_space", "\r\n\tnull", as: "null"),
    Accepted("root_negative_in_spaces", " -1 ", as: "-1"),
    Accepted("white_space_all_kinds", " \t\r\n[]\n\r\t ", as: "[]"),
  ]
}

extension Accepted {
  /// Texts that the standard lets a reader accept or refuse, and that this one accepts.
  static let leftOpen: [Accepted] = [
    Accepted("number_huge_exponent", "1e400"),
    Accepted("number_very_huge_exponent", "[123.456e-789]"),
    Accepted("number_negative_huge_exponent", "[-1e+9999]"),
    Accepted("number_exponent_past_64_bits", "[1e18446744073709551617]"),
    Accepted("number_many_digits", "[100000000000000000000]"),
    Accepted("number_double_underflow", "[1e-400]"),
    Accepted("number_minus_zero_exponent", "-0e0"),
    Accepted("string_noncharacter_in_utf8", #""\#(0xEF, 0xBF, 0xBE)""#),
    Accepted("string_plane_16_noncharacter", #""\#(0xF4, 0x8F, 0xBF, 0xBE)""#),
  ]
}
