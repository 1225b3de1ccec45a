/** What stands on the two sides of the gateway in its tests: a provider, a service, and raw connections. */
package io.madoguchi.gateway.testing;
