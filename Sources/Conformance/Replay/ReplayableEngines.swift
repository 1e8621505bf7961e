internal import MarketData
internal import ReferenceEngine
internal import Specification

// The readers of recorded flow know no engine, and the engines no recorded flow: they meet here.

extension ReferenceEngine: Replayable {}
extension Specification: Replayable {}
