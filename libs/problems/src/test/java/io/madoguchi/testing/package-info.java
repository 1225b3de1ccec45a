/** What the tests of every service need: a real PostgreSQL, mounted secrets, and tokens signed by a key of the test. */
package io.madoguchi.testing;
