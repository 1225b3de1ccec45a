/** The pages against services that answer as the contract says. */
package io.madoguchi.gateway.portal;
