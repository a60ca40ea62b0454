-- Why the planner trained a model by itself, as JSON; null when somebody asked for it.
ALTER TABLE model ADD COLUMN cause TEXT;
