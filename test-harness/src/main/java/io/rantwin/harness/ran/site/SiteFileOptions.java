package io.rantwin.harness.ran.site;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to take from a site file, and what to assume where an inventory of positions says nothing.
 *
 * @param operator take only this operator's antennas; null takes all
 * @param carriers the carrier that each service of the cells file stands for, such as "N78"; cells with other services
 *     are skipped. Carriers get their index in the alphabetical order of the services.
 * @param environment propagation scenario of all sites
 * @param heightMetres antenna height
 * @param mechanicalTiltDegrees lean of every panel
 * @param electricalTiltDegrees steering of every panel
 * @param powerDbm power of every cell
 * @param mostSites keep only so many sites, those nearest to the middle of all
 */
public record SiteFileOptions(
        @Nullable String operator,
        Map<String, Carrier> carriers,
        Environment environment,
        double heightMetres,
        double mechanicalTiltDegrees,
        double electricalTiltDegrees,
        double powerDbm,
        int mostSites) {}
