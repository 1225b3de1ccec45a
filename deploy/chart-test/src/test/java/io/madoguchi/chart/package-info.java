/** The Helm chart: rendered by Helm itself, without a cluster, and read object by object. */
@NullMarked
package io.madoguchi.chart;

import org.jspecify.annotations.NullMarked;
