# Each of these must be caught. Number 0 is the guards as they are and must not be.
plant(people.cpp "nothing" [=[]=] [=[]=])

plant(people.cpp "a Plh. does what is closed to him"
  [=[act.used->capacity != capacity::definitive)]=] [=[false)]=])
plant(people.cpp "anybody does what was disposed to one person"
  [=[named->person != me)]=] [=[false)]=])
plant(people.cpp "what one unit named holds for every unit"
  [=[(!own || d.at.unit == at.unit)]=] [=[true]=])
plant(people.cpp "anybody does what is assigned to another"
  [=[holder->assigned && holder->person != me)]=] [=[false)]=])
plant(people.cpp "a claim keeps nobody out"
  [=[|| holder->assigned || holder->person == s.given.by.id)]=] [=[|| true)]=])
plant(people.cpp "separation bars everybody, not one person"
  [=[&& same_text(each.person, person)]=] [=[]=])
plant(people.cpp "separation inside a stretch is every unit's"
  [=[at.unit == other.unit;]=] [=[true;]=])
plant(people.cpp "an exception serves anybody"
  [=[each.lifts == why && each.person == s.given.by.id)]=] [=[each.lifts == why)]=])

plant(papers.cpp "a unit's papers are everybody's"
  [=[           from.unit == to.unit;]=] [=[           true;]=])
plant(papers.cpp "every act is asked for the kelengkapan, not the first only"
  [=[if (!act.first || outsiders_only]=] [=[if (outsiders_only]=])
plant(papers.cpp "all alternatives are asked for"
  [=[if (std::none_of(input.alternatives.begin()]=] [=[if (!std::all_of(input.alternatives.begin()]=])
plant(papers.cpp "a step back is asked for outputs"
  [=[if (!act.forwards) return missing]=] [=[if (!act.finishes) return missing]=])
plant(ledger.cpp "a step back leaves the outputs at hand"
  [=[return d.output && is_void(sop, change, decided, d.at);]=] [=[return false;]=])

plant(punctuality.cpp "late is never too late"
  [=[if (each.policy->refuses)]=] [=[if (false)]=])
plant(punctuality.cpp "blanks are a reason"
  [=[blank(act.what->late_reason))]=] [=[act.what->late_reason.empty())]=])
plant(punctuality.cpp "outsiders are late"
  [=[ && !open.outside)]=] [=[)]=])
plant(clocks.cpp "a suspension uses up time"
  [=[if (clock.paused == 0) clock.due = due_after_pause(calendar, clock.due, clock.paused_at, now);]=] [=[]=])
plant(judge_people.cpp "a deadline that has passed is extended"
  [=[if (is_late(*clock, s.given.at))]=] [=[if (false)]=])
plant(judge_row.cpp "an exception is never used up"
  [=[if (used != granted.end()) granted.erase(used);]=] [=[(void)used;]=])
plant(judge_row.cpp "a silence comes before its time"
  [=[if (!is_late(open->clock, s.given.at))]=] [=[if (false)]=])
