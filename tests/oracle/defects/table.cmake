# Each of these must be caught. Number 0 is the kernel as it is and must not be.
plant(both "nothing" [=[]=] [=[]=])

plant(both "the last named answers before the others have acted"
  [=[const bool others_missing = (acted | (1U << i)) != all_acted(row);]=]
  [=[const bool others_missing = false;]=])
plant(both "an office acts twice"
  [=[const bool done = (acted >> i & 1U) != 0;]=] [=[const bool done = false;]=])
plant(both "a chain is always the first link's turn"
  [=[acts[link] == office ? link]=] [=[acts[0] == office ? link]=])
plant(both "rules do not matter"
  [=[if ((e.allowed >> index(taken) & 1U) == 0) return d;]=] [=[]=])
plant(both "a backward answer needs no reason"
  [=[.backward && !e.reasoned) return d;]=] [=[.backward && false) return d;]=])
plant(both "a meeting may lack one attendant"
  [=[if (e.attendants < attendants_wanted) return d;]=]
  [=[if (e.attendants + 1U < attendants_wanted) return d;]=])
plant(both "anybody's act may be recorded by another"
  [=[((m.outsiders & only(e.office)) != 0 && (allowed]=] [=[((allowed]=])

plant(sequential "a row goes back to any other"
  [=[if (!may_return(m, row, e.target)) return refused(refusal::exit);]=] [=[]=])
plant(sequential "handing back restarts the chain"
  [=[static_cast<std::uint16_t>(state.acted >> 1U);]=] [=[0;]=])

plant(marking "only the first unit enters a stretch"
  [=[entry[w] = everyone[w];]=] [=[entry[w] = everyone[w] & 1U;]=])
plant(marking "awaited units come back in vain"
  [=[if (at.test(s.met)) return no_longer_awaited(s);]=] [=[if (at.test(s.met)) return false;]=])
plant(marking "a quorum is everybody"
  [=[>= s.quorum.of(members);]=] [=[>= members;]=])
plant(marking "a quorum counts units that take no part"
  [=[>= s.quorum.of(members);]=] [=[>= s.quorum.of(at.count(s.kind, 0));]=])
plant(marking "units that were not named take part"
  [=[for (const unit_choice& each : chosen) {]=]
  [=[for (const unit_choice& each : std::span<const unit_choice>{}) {]=])
plant(marking "a named unit takes part after it has left"
  [=[if (at.active(s.kind, u)) at.set(s.kind, s.members, u);]=]
  [=[at.set(s.kind, s.members, u);]=])
plant(marking "the meeting row waits for units that take no part"
  [=[at.all(s.kind, s.delivered, s.members)]=] [=[at.all(s.kind, s.delivered)]=])
plant(marking "an added unit is not awaited by those who take part"
  [=[if (s.members != 0) at.set(kind, s.members, u);]=] [=[]=])
plant(marking "a unit that left still counts among those who take part"
  [=[p < s.awaited]=] [=[p <= s.delivered]=])
plant(marking "the first of the awaited units opens the meeting row"
  [=[return !at.any(s.kind, s.awaited);]=] [=[return true;]=])
plant(marking "a fork meets at its first arrival"
  [=[if (!all_arrived(m.forks[g.at])) return;]=] [=[]=])
plant(marking "other rows run on after the end"
  [=[for (std::uint32_t w = 0; w < (m.single_places + 63) / 64; ++w) at.words[w] = 0;]=] [=[]=])
plant(marking "stragglers stay when the meeting row is left"
  [=[go.leave(row);]=] [=[]=])
plant(marking "an added unit enters stretches that are finished"
  [=[if (s.kind != kind || !has_open_row(m, at, s)) continue;]=]
  [=[if (s.kind != kind) continue;]=])
plant(marking "a step back withdraws no other rows"
  [=[at.words[w] &= ~m.masks[back.mask + w];]=] [=[(void)w;]=])
plant(marking "a step back withdraws no stretch"
  [=[withdraw_whole(m.stretches[m.lists[back.first_stretch + i]]);]=] [=[(void)i;]=])
plant(marking "a step back within a lane withdraws nothing of it"
  [=[clear_lane(back, m.stretches[to.stretch], unit);]=] [=[]=])
plant(marking "units sent back from behind are not awaited"
  [=[at.set(s.kind, s.awaited, u);]=] [=[]=])
plant(marking "units that never delivered may be sent back from behind"
  [=[if (!at.active(s.kind, u) || !at.test(s.kind, s.delivered, u)) return false;]=]
  [=[if (!at.active(s.kind, u)) return false;]=])
plant(marking "an added unit is not awaited"
  [=[if (s.everybody && at.test(s.met)) at.set(kind, s.awaited, u);]=] [=[]=])
plant(marking "removing the last missing unit opens nothing"
  [=[if (at.test(s.met) ? go.no_longer_awaited(s) : go.meets_quorum(s)) go.follow(s.then);]=] [=[]=])
plant(marking "handing back voids no act"
  [=[set_acted(at, row, e.unit, last, false);]=] [=[]=])

# The short ways of `step`, which judge the commonest events in place.
plant(sequential "the short way forgets the rules"
  [=[if ((e.allowed >> taken & 1U) == 0 ||]=] [=[if (]=])
plant(sequential "the short way lets anybody act"
  [=[if ((exit.alone & only(e.office)) == 0) [[unlikely]]]=] [=[if (exit.alone == 0)]=])
plant(marking "the short way forgets the rules of a case with parallel work"
  [=[&& (e.allowed >> taken & 1U) != 0;]=] [=[;]=])
plant(marking "a unit that goes on keeps its row"
  [=[lane.clear(row.open);]=] [=[]=])
plant(marking "the last unit's delivery opens nothing"
  [=[if (lane.maybe_all(exit.sets) && goal.kind == goal_kind_tag::deliver) [[unlikely]]]=]
  [=[if (false)]=])
plant(marking "a unit that returns from behind is judged as if its stretch had not met"
  [=[ || at.test(exit.met)) [[unlikely]]]=] [=[)]=])
