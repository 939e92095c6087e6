-- A role that is not the owner sees only the preferences of the user that the session works for.
ALTER TABLE user_preferences ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_preferences ON user_preferences
USING (user_id = nullif(current_setting('app.user_id', true), '')::bigint);
