package io.madoguchi.subscription.promotion;

import java.util.List;

/** Every published version, oldest first; a promotion has few. */
record RulesList(List<RulesView> items) {}
