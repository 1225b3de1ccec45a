/** The staff pages. */
package io.madoguchi.gateway.console;
