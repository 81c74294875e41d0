package org.digits.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** What the pages and the API need beside the rooms, which tests stand in for. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(WebConfiguration.class)
@EnableConfigurationProperties({ RequestSettings.class, StrokeSettings.class })
@interface WebSlice {

}
