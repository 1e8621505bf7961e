/// The JSON Schemas of the protocol's lines, in dialect 2020-12.
package enum ProtocolSchema {}
