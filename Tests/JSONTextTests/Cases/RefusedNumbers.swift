extension Refused {
  /// Numbers and literals that no reader may accept.
  static let numbers: [Refused] = [
    Refused("number_leading_zero", "012", "1:1: a number may not begin with a zero, found '012'"),
    Refused(
      "number_minus_leading_zero", "-012",
      "1:1: a number may not begin with a zero, found '-012'"),
    Refused("number_double_zero", "00", "1:1: a number may not begin with a zero, found '00'"),
    Refused(
      "number_leading_zeros_fraction", "[00.5]",
      "1:2: a number may not begin with a zero, found '00.5'"),
    Refused("number_plus", "+1", "1:1: expected a value, found '+1'"),
    Refused("number_plus_plus", "[++1]", "1:2: expected a value or ']', found '++1'"),
    Refused("number_dot_only", "[.]", "1:2: expected a value or ']', found '.'"),
    Refused("number_dot_first", "[.5]", "1:2: expected a value or ']', found '.5'"),
    Refused("number_minus_dot", "[-.5]", "1:2: expected a digit after '-', found '-.5'"),
    Refused("number_dot_last", "[1.]", "1:2: expected a digit after the decimal point, found '1.'"),
    Refused(
      "number_dot_then_e", "[1.e1]",
      "1:2: expected a digit after the decimal point, found '1.e1'"),
    Refused(
      "number_zero_dot_e", "[0.e1]",
      "1:2: expected a digit after the decimal point, found '0.e1'"),
    Refused("number_two_dots", "[1.2.3]", "1:2: expected a number, found '1.2.3'"),
    Refused("number_e_alone", "[1e]", "1:2: expected a digit in the exponent, found '1e'"),
    Refused("number_capital_e_alone", "[0E]", "1:2: expected a digit in the exponent, found '0E'"),
    Refused("number_e_plus_alone", "[1e+]", "1:2: expected a digit in the exponent, found '1e+'"),
    Refused("number_e_minus_alone", "[9e-]", "1:2: expected a digit in the exponent, found '9e-'"),
    Refused("number_e_fraction", "[1e1.5]", "1:2: expected a number, found '1e1.5'"),
    Refused("number_two_es", "[1ee2]", "1:2: expected a digit in the exponent, found '1ee2'"),
    Refused(
      "number_e_plus_minus", "[1e+-1]",
      "1:2: expected a digit in the exponent, found '1e+-1'"),
    Refused("number_e_first", "[e1]", "1:2: expected a value or ']', found 'e1'"),
    Refused("number_hexadecimal", "[0x1F]", "1:2: expected a number, found '0x1F'"),
    Refused("number_hexadecimal_bare", "[1F]", "1:2: expected a number, found '1F'"),
    Refused("number_octal", "[0o17]", "1:2: expected a number, found '0o17'"),
    Refused("number_underscore", "[1_000]", "1:2: expected a number, found '1_000'"),
    Refused("number_thousands_apostrophe", "[1'000]", "1:2: expected a number, found '1'000'"),
    Refused("number_space_within", "[1 000.0]", "1:4: expected ',' or ']', found '000.0'"),
    Refused(
      "number_minus_space", "[- 1]",
      "1:2: expected a digit after '-', found '-'",
      "1:4: expected ',' or ']', found number 1"),
    Refused("number_minus_letter", "[-a]", "1:2: expected a digit after '-', found '-a'"),
    Refused("number_letter_after", "[1a]", "1:2: expected a number, found '1a'"),
    Refused("number_minus_foo", "[-foo]", "1:2: expected a digit after '-', found '-foo'"),
    Refused("number_nan", "[NaN]", "1:2: expected a value or ']', found 'NaN'"),
    Refused("number_minus_nan", "[-NaN]", "1:2: expected a digit after '-', found '-NaN'"),
    Refused("number_infinity", "[Infinity]", "1:2: expected a value or ']', found 'Infinity'"),
    Refused(
      "number_minus_infinity", "[-Infinity]",
      "1:2: expected a digit after '-', found '-Infinity'"),
    Refused("number_inf", "[inf]", "1:2: expected a value or ']', found 'inf'"),
    Refused("number_plus_infinity", "[+Inf]", "1:2: expected a value or ']', found '+Inf'"),
    Refused("number_full_width", "[１]", "1:2: expected a value or ']', found '１'"),
    Refused("number_with_multibyte_after", "[1é]", "1:2: expected a number, found '1é'"),
    Refused("number_invalid_byte_after", "[1\(0xE5)]", "1:2: expected a number, found '1\u{FFFD}'"),
    Refused(
      "number_invalid_byte_in_exponent", "[1e1\(0xE5)]",
      "1:2: expected a number, found '1e1\u{FFFD}'"),
    Refused("number_minus_at_end", "-", "1:1: expected a digit after '-', found '-'"),
    Refused("number_dot_at_end", "1.", "1:1: expected a digit after the decimal point, found '1.'"),
    Refused("number_e_at_end", "1e", "1:1: expected a digit in the exponent, found '1e'"),
    Refused("number_minus_sign_unicode", "[−1]", "1:2: expected a value or ']', found '−1'"),
    Refused("number_at_end_with_garbage", "1-2", "1:1: expected a number, found '1-2'"),
    Refused("number_expression", "[1+2]", "1:2: expected a number, found '1+2'"),
    Refused("number_suffix", "[1L]", "1:2: expected a number, found '1L'"),
    Refused(
      "literal_true_short", "[tru]",
      #"1:2: expected a value or ']', found 'tru' (did you mean "true"?)"#),
    Refused(
      "literal_false_short", "[fals]",
      #"1:2: expected a value or ']', found 'fals' (did you mean "false"?)"#),
    Refused(
      "literal_null_short", "[nul]",
      #"1:2: expected a value or ']', found 'nul' (did you mean "null"?)"#),
    Refused(
      "literal_capital", "[True]",
      #"1:2: expected a value or ']', found 'True' (did you mean "true"?)"#),
    Refused(
      "literal_all_capitals", "[NULL]",
      #"1:2: expected a value or ']', found 'NULL' (did you mean "null"?)"#),
    Refused(
      "literal_longer", "[nulls]",
      #"1:2: expected a value or ']', found 'nulls' (did you mean "null"?)"#),
    Refused("literal_at_end", "nul", #"1:1: expected a value, found 'nul' (did you mean "null"?)"#),
    Refused("literal_undefined", "[undefined]", "1:2: expected a value or ']', found 'undefined'"),
    Refused("literal_none", "[None]", "1:2: expected a value or ']', found 'None'"),
    Refused("literal_yes", "[yes]", "1:2: expected a value or ']', found 'yes'"),
    Refused(
      "literal_run_together", "[truefalse]",
      "1:2: expected a value or ']', found 'truefalse'"),
    Refused("literal_t", "[t]", "1:2: expected a value or ']', found 't'"),
  ]
}
