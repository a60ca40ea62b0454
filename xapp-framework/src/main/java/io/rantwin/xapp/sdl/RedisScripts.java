package io.rantwin.xapp.sdl;

/**
 * What is done in one step at the server, in Lua, so that a plain Redis can do it as well as the platform's, whose module
 * has commands for it. Keys are in KEYS; values and then pairs of channel and message in ARGV.
 */
final class RedisScripts {
    private static final String PUBLISH_FROM =
            "local function tell(i) while i < #ARGV do redis.call('PUBLISH', ARGV[i], ARGV[i+1]) i = i + 2 end end ";

    /** Sets each key to the value in the same place. */
    static final String SET =
            PUBLISH_FROM + "for i = 1, #KEYS do redis.call('SET', KEYS[i], ARGV[i]) end tell(#KEYS + 1) return #KEYS";

    /** Value; 1 when set. */
    static final String SET_IF_NOT_EXISTS =
            PUBLISH_FROM + "if redis.call('SETNX', KEYS[1], ARGV[1]) == 0 then return 0 end tell(2) return 1";

    /** Expected value, new value; 1 when replaced. */
    static final String SET_IF = PUBLISH_FROM
            + "if redis.pcall('GET', KEYS[1]) ~= ARGV[1] then return 0 end redis.call('SET', KEYS[1], ARGV[2]) tell(3) return 1";

    /** No values; number of keys that existed. */
    static final String REMOVE = PUBLISH_FROM
            + "local n = 0 for i = 1, #KEYS do n = n + redis.call('DEL', KEYS[i]) end if n > 0 then tell(1) end return n";

    /** Expected value; 1 when removed. */
    static final String REMOVE_IF = PUBLISH_FROM
            + "if redis.pcall('GET', KEYS[1]) ~= ARGV[1] then return 0 end redis.call('DEL', KEYS[1]) tell(2) return 1";

    /** No keys, no values. */
    static final String PUBLISH = PUBLISH_FROM + "tell(1) return 0";

    private RedisScripts() {}
}
