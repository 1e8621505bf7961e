internal import JSONText

/// One member of an object: its key, its place in the value, its shape and what it means.
struct Field<Root, Value>: Sendable {
  let member: Schema.Member
  let read: @Sendable (inout JSONObjectReader) -> Value?
  let write: @Sendable (Root, inout JSONWriter) -> Void

  /// A member that is always there.
  init(
    _ key: String, _ path: any (KeyPath<Root, Value> & Sendable), _ shape: Shape<Value>,
    _ meaning: String
  ) {
    member = Schema.Member(key: key, meaning: meaning, isRequired: true, schema: shape.schema)
    read = { $0.required(key, shape.form) }
    write = { root, writer in
      writer.key(key)
      shape.write(root[keyPath: path], &writer)
    }
  }

  /// A member that is always written, and stands for a value where it is left out.
  init(
    _ key: String, _ path: any (KeyPath<Root, Value> & Sendable), _ shape: Shape<Value>,
    _ meaning: String, orElse absent: Value
  ) where Value: Sendable {
    member = Schema.Member(key: key, meaning: meaning, isRequired: false, schema: shape.schema)
    read = { $0.contains(key) ? $0.required(key, shape.form) : absent }
    write = { root, writer in
      writer.key(key)
      shape.write(root[keyPath: path], &writer)
    }
  }

  /// A member that is left out where there is no value.
  init<Wrapped>(
    _ key: String, optional path: any (KeyPath<Root, Wrapped?> & Sendable), _ shape: Shape<Wrapped>,
    _ meaning: String
  ) where Value == Wrapped? {
    member = Schema.Member(key: key, meaning: meaning, isRequired: false, schema: shape.schema)
    read = { .some($0.optional(key, shape.form)) }
    write = { root, writer in
      guard let value = root[keyPath: path] else { return }
      writer.key(key)
      shape.write(value, &writer)
    }
  }
}

extension Shape {
  /// An object made of these members, which stand in this order.
  static func object<each Member>(
    _ name: String, _ meaning: String, _ fields: repeat Field<Value, each Member>,
    make: @escaping @Sendable (repeat each Member) -> Value
  ) -> Self {
    var members: [Schema.Member] = []
    for field in repeat each fields { members.append(field.member) }
    let form = JSONForm<Value>.object { reader in
      let values = (repeat (each fields).read(&reader))
      do throws(Incomplete) {
        return make(repeat try present(each values))
      } catch {
        return nil
      }
    }
    let schema = Schema.object(Schema.Object(name: name, meaning: meaning, members: members))
    return Self(form: form, schema: schema) { value, writer in
      writer.beginObject()
      for field in repeat each fields { field.write(value, &writer) }
      writer.endObject()
    }
  }
}

/// A member is not there or not well formed, which has been reported.
private struct Incomplete: Error {}

private func present<Value>(_ value: Value?) throws(Incomplete) -> Value {
  guard let value else { throw Incomplete() }
  return value
}

/// One of the things that a value may be: the key that says so, and what it holds then.
struct Variant<Root>: Sendable {
  let member: Schema.Member
  let form: JSONForm<Root>
  /// Writes the key and what it holds, if this is what the value is.
  let write: @Sendable (Root, inout JSONWriter) -> Bool

  /// The variant that `wrap` makes and of which `unwrap` gives the contents.
  init<Contents>(
    _ key: String, _ shape: Shape<Contents>, _ meaning: String,
    wrap: @escaping @Sendable (Contents) -> Root,
    unwrap: @escaping @Sendable (Root) -> Contents?
  ) {
    member = Schema.Member(key: key, meaning: meaning, isRequired: true, schema: shape.schema)
    form = shape.form.map(wrap)
    write = { root, writer in
      guard let contents = unwrap(root) else { return false }
      writer.key(key)
      shape.write(contents, &writer)
      return true
    }
  }
}

extension Shape {
  /// An object with one member, whose key tells which of two or three things the value is.
  static func either(
    _ name: String, _ meaning: String, _ first: Variant<Value>, _ second: Variant<Value>,
    _ third: Variant<Value>? = nil
  ) -> Self {
    let variants = [first, second] + (third.map { [$0] } ?? [])
    let schema = Schema.object(
      Schema.Object(
        name: name, meaning: meaning, members: variants.map(\.member), holdsExactlyOne: true))
    let form = JSONForm<Value>.object { reader in
      guard let third else {
        return reader.one(of: [first.member.key: first.form, second.member.key: second.form])
      }
      return reader.one(of: [
        first.member.key: first.form, second.member.key: second.form,
        third.member.key: third.form,
      ])
    }
    return Self(form: form, schema: schema) { value, writer in
      writer.beginObject()
      let isWritten = variants.contains { $0.write(value, &writer) }
      precondition(isWritten, "a value is one of its variants")
      writer.endObject()
    }
  }
}
